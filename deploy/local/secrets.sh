# shellcheck shell=bash disable=SC2154  # place.sh sets the folders and the list of services
# Passwords and keys of the private installation: made once, kept in files that only their owner reads.
# Sourced after place.sh.

# Prints the secret of this name; makes it first when it does not exist. 64 hexadecimal digits, 256 random bits.
secret() {
    local file=$secrets/$1
    if [[ ! -s $file ]]; then
        (umask 077 && head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n' >"$file.new" && mv "$file.new" "$file")
    fi
    cat "$file"
}

# Makes every secret, so that later readers find files.
make_secrets() {
    local service
    secret database-postgres >/dev/null
    secret database-rrp_owner >/dev/null
    secret broker-rrp_admin >/dev/null
    secret broker-rrp_monitor >/dev/null
    secret broker-erlang-cookie >/dev/null
    for service in "${services[@]}"; do
        secret "database-rrp_$service" >/dev/null
        secret "broker-rrp_$service" >/dev/null
    done
    secret key-photos-token >/dev/null
    secret key-identity-token >/dev/null
    secret key-submission-id >/dev/null
    make_wechat_secrets
}

# The identities of the merchant and of the simulated WeChat: each side's private key, and the public ones that the other
# side verifies with. In production the provider's console gives these out; see deploy/OPERATING.md.
make_wechat_secrets() {
    local side
    [[ -s $secrets/key-wechat-api ]] || (umask 077 && secret key-wechat-api-source | cut -c1-32 | tr -d '\n' >"$secrets/key-wechat-api")
    secret key-wechat-app-secret >/dev/null
    mkdir -p "$secrets/wechat-platform-keys"
    for side in merchant platform; do
        [[ -s $secrets/key-wechat-$side-public ]] && continue
        (umask 077 && openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$secrets/key-wechat-$side")
        openssl pkey -in "$secrets/key-wechat-$side" -pubout -out "$secrets/key-wechat-$side-public"
    done
    cp "$secrets/key-wechat-platform-public" "$secrets/wechat-platform-keys/$wechat_platform_serial.pem"
}
