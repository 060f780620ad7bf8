import Glibc

/// The three descriptors that every program is promised and not every caller gives.
enum StandardStreams {
    /// Fills the place of a closed one, so that no file and no session can come to stand there
    /// and take what was meant for the reader. Reading from it and writing to it fail, as before.
    static func reserve() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
        where fcntl(descriptor, F_GETFD) == -1 {
            // The lowest free descriptor is given, which is this one.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }
}
