/// 17 CFR 240.17Ad-11(c): from which values on the agent reports to its regulator, over all the
/// issues that it keeps.
public enum RegulatorThreshold {
    /// Buy-ins of a quarter above this are reported.
    public static let buyIns = Money.dollars(100_000)

    public static func agedDifferences(issues: Int) -> Money {
        switch issues {
        case ...5: .dollars(300_000)
        case ...24: .dollars(500_000)
        case ...49: .dollars(800_000)
        case ...74: .dollars(1_000_000)
        case ...99: .dollars(1_200_000)
        case ...499: .dollars(1_400_000)
        case ...999: .dollars(1_600_000)
        // A million more for every further thousand issues.
        default: .dollars(2_600_000 + 1_000_000 * (Int64(issues) / 1_000 - 1))
        }
    }
}
