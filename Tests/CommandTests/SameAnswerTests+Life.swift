extension SameAnswerTests {
    /// A certificate's own life. P-9 is one share of ANN, taken over with its legend.
    static var life: [Pair] {
        [
            (
                "certificate exchange P-9 --security PFD --reason split --into 0.4 --into 0.6"
                    + " --numbered P-41 --key x1 --ticket W-9",
                #""certificate.exchange","certificates":["P-9"],"security":"PFD","#
                    + #""reason":"split","pieces":[{"shares":4,"certificate":"P-41"},"#
                    + #"{"shares":6}],"key":"x1","ticket":"W-9""#
            ),
            (
                "certificate exchange P-41 --security PFD --reason legend --legend 0 --key x2"
                    + " --authority-document order --authority-signed-by Secretary"
                    + " --paper definitive --countersigner A --registrar B",
                #""certificate.exchange","certificates":["P-41"],"security":"PFD","#
                    + #""reason":"legend","legend":0,"key":"x2","authority":{"document":"order","#
                    + #""signed_by":"Secretary"},"paper":"definitive","countersigner":"A","#
                    + #""registrar":"B""#
            ),
        ].map(pair)
    }
}
