/// What a key, or a control key, asks of the line that is being typed.
enum Key: Hashable {
    case text(Unicode.Scalar)
    case enter
    case tab
    case left
    case right
    case home
    case end
    case backspace
    case delete
    case eraseToStart
    case eraseToEnd
    case eraseWord
    case interrupt
    case endOfInput
}
