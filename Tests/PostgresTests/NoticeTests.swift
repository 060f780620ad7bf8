import Glibc
import Postgres
import TestSupport
import Testing

@Suite struct NoticeTests {
    private static let raise: SQL =
        """
        DO $$ BEGIN
            RAISE WARNING 'countersign-warning-text' USING ERRCODE = '01007';
            RAISE NOTICE 'countersign-notice-text';
        END $$
        """

    @Test func `notices are kept by code until they are taken`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        try session.run(Self.raise)
        let notices = session.takeNotices()
        #expect(notices.map(\.state.rawValue) == ["01007", "00000"])
        #expect(notices.map(\.isWarning) == [true, false])
        #expect(session.takeNotices().isEmpty)
    }

    @Test func `nothing the server says is printed to standard error`() async throws {
        let session = try Connection(await TestCluster.emptyDatabase())
        var path = Array("/tmp/countersign-stderr-XXXXXX".utf8CString)
        let file = mkstemp(&path)
        let kept = dup(STDERR_FILENO)
        dup2(file, STDERR_FILENO)
        let outcome = Result {
            try session.run(Self.raise)
            try session.script("DO $$ BEGIN RAISE WARNING 'countersign-script-text'; END $$")
        }
        dup2(kept, STDERR_FILENO)
        close(kept)
        var printed = [UInt8](repeating: 0, count: 65_536)
        let length = pread(file, &printed, printed.count, 0)
        close(file)
        unlink(path)
        try outcome.get()
        let text = String(decoding: printed[..<max(0, length)], as: UTF8.self)
        #expect(!text.contains("countersign-"))
    }
}
