import JSON

@testable import countersign

extension SameAnswerTests {
    /// Stops, legends, standards, the calendar and the queue.
    static var paper: [Pair] {
        [
            (
                "stop note 999999 process_served --court Court --reference 24-C",
                #""stop.note","stop":999999,"act":"process_served","court":"Court","#
                    + #""reference":"24-C""#
            ),
            (
                "stop note 1 bond_filed --authority x",
                #""stop.note","stop":1,"act":"bond_filed","authority":"x""#
            ),
            ("stop show 999999", #""stop.show","stop":999999"#),
            ("stop list --kind LEVY --all", #""stop.list","kind":"LEVY","all":true"#),
            (
                "stop place P-1 --security PFD --kind STOLEN --reason letter"
                    + " --received-at 2099-01-02T00:00:00Z",
                #""stop.place","certificate":"P-1","security":"PFD","kind":"STOLEN","#
                    + #""reason":"letter","received_at":"2099-01-02T00:00:00Z""#
            ),
            (
                "stop place P-1 --security PFD --kind ADVERSE_CLAIM_403 --reason letter"
                    + " --demanded-by Claimant",
                #""stop.place","certificate":"P-1","security":"PFD","#
                    + #""kind":"ADVERSE_CLAIM_403","reason":"letter","demanded_by":"Claimant""#
            ),
            (
                "legend set PFD --text Restricted --names 98/1000 --from 2026-01-02"
                    + " --authority resolution",
                #""legend.set","security":"PFD","text":"Restricted","numerator":98,"#
                    + #""denominator":1000,"from":"2026-01-02","authority":"resolution""#
            ),
            (
                "legend note P-2 --security PFD --legend 1 --source letter",
                #""legend.note","certificate":"P-2","security":"PFD","version":1,"#
                    + #""source":"letter""#
            ),
            (
                "legend note P-3 --security PFD --absent --source letter",
                #""legend.note","certificate":"P-3","security":"PFD","absent":true,"#
                    + #""source":"letter""#
            ),
            (
                "legend note P-3 --security PFD --legend 9 --source letter",
                #""legend.note","certificate":"P-3","security":"PFD","version":9,"#
                    + #""source":"letter""#
            ),
            ("form list", #""form.list""#), ("form list PFD", #""form.list","security":"PFD""#),
            ("form show PFD --form 3", #""form.show","security":"PFD","version":3"#),
            (
                "certificate print P-3 --security PFD",
                #""certificate.print","certificate":"P-3","security":"PFD""#
            ),
            ("legend list PFD", #""legend.list","security":"PFD""#),
            (
                "certificate open P-9 --security PFD --account ANN --shares 1 --legend 1 --key k9",
                #""certificate.open","certificate":"P-9","security":"PFD","account":"ANN","#
                    + #""shares":10,"legend":1,"key":"k9""#
            ),
            (
                "certificate show P-9 --security PFD",
                #""certificate.show","certificate":"P-9","security":"PFD""#
            ),
            (
                "guarantee standard --text Members --programs STAMP,MSP --authority edition",
                #""guarantee.standard","text":"Members","programs":["STAMP","MSP"],"#
                    + #""authority":"edition""#
            ),
            ("guarantee list", #""guarantee.list""#),
            ("guarantee rejections --due", #""guarantee.rejections","due":true"#),
            (
                "calendar load 2061 --good-friday --source exchange",
                #""calendar.load","year":2061,"good_friday":true,"source":"exchange""#
            ),
            ("calendar load 2061", #""calendar.load","year":2061"#),
            (
                "calendar close 2061-11-30 snow",
                #""calendar.close","day":"2061-11-30","name":"snow""#
            ),
            (
                "calendar open 2061-11-30 thaw",
                #""calendar.open","day":"2061-11-30","name":"thaw""#
            ),
            ("calendar show 2061", #""calendar.show","year":2061"#),
            ("item list --held --limit 5", #""item.list","held":true,"limit":5"#),
            ("item list --all", #""item.list","all":true"#),
            ("item list --kind reverse", #""item.list","kind":"reverse""#),
            ("item show t1", #""item.show","key":"t1""#),
            ("item show 999999", #""item.show","item":999999"#),
            (
                "item decide 999999 --wait --reason counsel --next 2099-01-02",
                #""item.decide","item":999999,"ruling":"wait","reason":"counsel","#
                    + #""next":"2099-01-02""#
            ),
            ("item retry 999999", #""item.retry","item":999999"#),
            (
                "item notice 999999 --to guarantor",
                #""item.notice","item":999999,"to":"guarantor""#
            ),
            (
                "item notified 999999 --to presentor --method mail",
                #""item.notified","item":999999,"to":"presentor","method":"mail""#
            ),
        ].map(pair) + forms
    }

    /// The words of the certificates, in a file for the command and in the line itself.
    private static var forms: [Pair] {
        let path = Program.repository + "/deploy/example-form.json"
        let file = (try? SmallFile.read(path)).flatMap { try? JSONReader.read($0).compact } ?? ""
        // A `$` of its own would name the book.
        let words = file.replacing("$", with: #"\u0024"#)
        return [
            Pair(
                words: ["form", "check", path, "--security", "PFD"],
                line: #"{"issuer":"$","do":"form.check","security":"PFD","form":\#(words)}"#),
            Pair(
                words: [
                    "form", "set", "PFD", "--file", path, "--draft", "--from", "2026-01-02",
                    "--authority", "resolution",
                ],
                line: #"{"issuer":"$","do":"form.set","security":"PFD","form":\#(words),"#
                    + #""draft":true,"from":"2026-01-02","authority":"resolution"}"#),
            pair("form show PFD", #""form.show","security":"PFD""#),
        ]
    }
}
