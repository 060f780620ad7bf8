extension SameAnswerTests {
    /// Blank stock, void certificates and cancelled paper.
    static var custody: [Pair] { (stock + papers).map(pair) }

    private static let stock: [(String, String)] = [
        (
            "stock receive --security PFD --first P-0500 --last P-0509 --supplier Printer"
                + " --document list --witness W",
            #""stock.receive","security":"PFD","first":"P-0500","last":"P-0509","#
                + #""supplier":"Printer","document":"list","witness":"W""#
        ),
        (
            "stock receive --security PFD --first P-0509 --last P-0510 --paper temporary"
                + " --supplier Printer --document list --witness W",
            #""stock.receive","security":"PFD","first":"P-0509","last":"P-0510","#
                + #""paper":"temporary","supplier":"Printer","document":"list","witness":"W""#
        ),
        (
            "stock receive --security PFD --first P-0600 --last P-599 --supplier Printer"
                + " --document list --witness W",
            #""stock.receive","security":"PFD","first":"P-0600","last":"P-599","#
                + #""supplier":"Printer","document":"list","witness":"W""#
        ),
        (
            "stock draw --security PFD --count 2 --purpose work",
            #""stock.draw","security":"PFD","count":2,"purpose":"work""#
        ),
        (
            "stock draw --security PFD --numbers P-0504..P-0505,P-0507 --purpose work",
            #""stock.draw","security":"PFD","ranges":[{"first":"P-0504","last":"P-0505"},"#
                + #"{"first":"P-0507"}],"purpose":"work""#
        ),
        (
            "stock draw --security PFD --numbers P-0504 --purpose work",
            #""stock.draw","security":"PFD","ranges":[{"first":"P-0504"}],"purpose":"work""#
        ),
        (
            "stock draw --security PFD --purpose work",
            #""stock.draw","security":"PFD","purpose":"work""#
        ),
        ("stock release 1", #""stock.release","draw":1"#),
        (
            "policy set one_person_draws_and_releases yes --from 2026-01-02 --authority letter",
            #""policy.set","policy":"one_person_draws_and_releases","value":"yes","#
                + #""from":"2026-01-02","authority":"letter""#
        ),
        ("stock release 1", #""stock.release","draw":1"#),
        ("stock release 1", #""stock.release","draw":1"#),
        ("stock release 99", #""stock.release","draw":99"#),
        (
            "stock return --security PFD --numbers P-0505 --reason unused",
            #""stock.return","security":"PFD","ranges":[{"first":"P-0505"}],"reason":"unused""#
        ),
        (
            "stock return --security PFD --numbers P-0505 --reason unused",
            #""stock.return","security":"PFD","ranges":[{"first":"P-0505"}],"reason":"unused""#
        ),
        ("stock restock 1", #""stock.restock","return":1"#),
        ("stock restock 1", #""stock.restock","return":1"#),
        ("stock restock 99", #""stock.restock","return":99"#),
        (
            "stock spoil P-0507 --security PFD --reason torn --paper sheet --witness W",
            #""stock.spoil","security":"PFD","numbers":["P-0507"],"reason":"torn","#
                + #""document":"sheet","witness":"W""#
        ),
        (
            "stock count --security PFD --counted P-0501..P-0506,P-0508..P-0509 --witness W",
            #""stock.count","security":"PFD","ranges":[{"first":"P-0501","last":"P-0506"},"#
                + #"{"first":"P-0508","last":"P-0509"}],"witness":"W""#
        ),
        (
            "stock count --security PFD --counted 9 --witness W",
            #""stock.count","security":"PFD","counted":9,"witness":"W""#
        ),
        (
            "stock count --security PFD --counted 9999 --paper temporary --witness W",
            #""stock.count","security":"PFD","counted":9999,"paper":"temporary","witness":"W""#
        ),
        ("stock list", #""stock.list""#),
        ("stock show P-0507 --security PFD", #""stock.show","security":"PFD","number":"P-0507""#),
    ]

    private static let papers: [(String, String)] = [
        (
            "certificate prepare --security PFD --account ANN --shares 5 --key k7"
                + " --authority-document order --authority-signed-by Secretary"
                + " --certificate P-0501",
            #""certificate.prepare","security":"PFD","account":"ANN","shares":50,"key":"k7","#
                + #""certificate":"P-0501","authority":{"document":"order","#
                + #""signed_by":"Secretary"}"#
        ),
        (
            "certificate void P-0501 --security PFD --reason slip --paper memo",
            #""certificate.void","security":"PFD","certificate":"P-0501","reason":"slip","#
                + #""document":"memo""#
        ),
        (
            "certificate void P-0501 --security PFD --reason slip --paper memo",
            #""certificate.void","security":"PFD","certificate":"P-0501","reason":"slip","#
                + #""document":"memo""#
        ),
        (
            "certificate store P-0501 --security PFD --place box",
            #""certificate.store","security":"PFD","certificates":["P-0501"],"place":"box""#
        ),
        (
            "certificate mark P-0501 --security PFD --method stamp",
            #""certificate.mark","security":"PFD","certificates":["P-0501"],"method":"stamp""#
        ),
        (
            "certificate store P-0501 --security PFD --place box --document slip",
            #""certificate.store","security":"PFD","certificates":["P-0501"],"place":"box","#
                + #""document":"slip""#
        ),
        (
            "certificate ship P-0501 --security PFD --to archive --carrier courier",
            #""certificate.ship","security":"PFD","certificates":["P-0501"],"#
                + #""place":"archive","party":"courier""#
        ),
        (
            "certificate cancelled --security PFD --in-transit",
            #""certificate.cancelled","security":"PFD","list":"in_transit""#
        ),
        (
            "certificate receive P-0501 --security PFD --from courier",
            #""certificate.receive","security":"PFD","certificates":["P-0501"],"#
                + #""party":"courier""#
        ),
        (
            "certificate destroy P-0501 --security PFD --method shredder --witness V --witness W",
            #""certificate.destroy","security":"PFD","certificates":["P-0501"],"#
                + #""method":"shredder","witnesses":["V","W"]"#
        ),
        (
            "certificate dispose P-0501 --security PFD --to museum --address street",
            #""certificate.dispose","security":"PFD","certificates":["P-0501"],"#
                + #""party":"museum","address":"street""#
        ),
        (
            "certificate cancelled --security PFD --destroyed --number P-0501",
            #""certificate.cancelled","security":"PFD","list":"destroyed","number":"P-0501""#
        ),
        ("certificate cancelled --security PFD", #""certificate.cancelled","security":"PFD""#),
        (
            "certificate list --security PFD --standing VOID",
            #""certificate.list","security":"PFD","standing":"VOID""#
        ),
        (
            "certificate history P-0501 --security PFD --format text",
            #""certificate.history","certificate":"P-0501","security":"PFD""#
        ),
    ]
}
