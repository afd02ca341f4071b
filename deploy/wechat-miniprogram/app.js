/** The thin mini program: what needs the phone (sign-in, camera, position, subscription, receiving) is here; the rest is the interface's. */

App({})
