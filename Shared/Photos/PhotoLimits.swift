/// How much of a stranger's picture is looked at before it is refused.
package struct PhotoLimits: Sendable {
    /// Size of the upload, in bytes.
    package var bytes = 12 * 1024 * 1024
    /// Width times height, in pixels, as the header declares it.
    package var pixels = 50_000_000
    /// Either side, in pixels: below it there is nothing to see, above it only an attack.
    package var side = 16...20_000
    /// Longest side of the picture that is kept, in pixels.
    package var keptSide = 2_560
    /// Longest side of the thumbnail, in pixels.
    package var thumbnailSide = 320
    /// Processor time of one step, in seconds.
    package var processorSeconds = 10
    /// Time of one step by the clock, in seconds.
    package var seconds = 20
    /// Address space of the decoding process, in bytes.
    package var memory = 1_500_000_000
    /// Pictures that are decoded at the same time; more wait.
    package var parallel = 2
    /// Pictures that wait at most.
    package var waiting = 12

    package init() {}
}
