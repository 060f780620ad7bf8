/// What may be typed instead of an answer.
enum ControlWord: String {
    case back = "<"
    case help = "?"
    case abandon = "!"
}
