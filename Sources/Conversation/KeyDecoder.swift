/// Turns the bytes of a keyboard into keys. What it does not know it passes over.
struct KeyDecoder {
    private enum State {
        case ground
        case escape
        /// After ESC and an opening bracket or O: the parameters so far.
        case sequence([UInt8])
        case character([UInt8], length: Int)
    }

    private var state = State.ground

    /// The key that this byte completes.
    mutating func take(_ byte: UInt8) -> Key? {
        switch state {
        case .ground:
            return ground(byte)
        case .escape:
            let isOpening = byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O")
            state = isOpening ? .sequence([]) : .ground
            return isOpening ? nil : ground(byte)
        case .sequence(let parameters):
            switch byte {
            case 0x20...0x3F where parameters.count < 16:
                state = .sequence(parameters + [byte])
                return nil
            case 0x20...0x7E:
                state = .ground
                return key(parameters, final: byte)
            default:
                state = .ground
                return ground(byte)
            }
        case .character(let bytes, let length):
            state = .ground
            guard byte & 0xC0 == 0x80 else { return ground(byte) }
            guard bytes.count + 1 == length else {
                state = .character(bytes + [byte], length: length)
                return nil
            }
            let scalar = String(validating: bytes + [byte], as: UTF8.self)?.unicodeScalars.first
            return scalar.flatMap { $0.isHarmful ? nil : .text($0) }
        }
    }

    private mutating func ground(_ byte: UInt8) -> Key? {
        switch byte {
        case 0x01: return .home
        case 0x02: return .left
        case 0x03: return .interrupt
        case 0x04: return .endOfInput
        case 0x05: return .end
        case 0x06: return .right
        case 0x08, 0x7F: return .backspace
        case 0x09: return .tab
        case 0x0A, 0x0D: return .enter
        case 0x0B: return .eraseToEnd
        case 0x15: return .eraseToStart
        case 0x17: return .eraseWord
        case 0x1B: state = .escape
        case 0x20...0x7E: return .text(Unicode.Scalar(byte))
        case 0xC2...0xDF: state = .character([byte], length: 2)
        case 0xE0...0xEF: state = .character([byte], length: 3)
        case 0xF0...0xF4: state = .character([byte], length: 4)
        default: break
        }
        return nil
    }

    private func key(_ parameters: [UInt8], final: UInt8) -> Key? {
        switch (Unicode.Scalar(final), String(decoding: parameters, as: UTF8.self)) {
        case ("C", _): .right
        case ("D", _): .left
        case ("H", _), ("~", "1"), ("~", "7"): .home
        case ("F", _), ("~", "4"), ("~", "8"): .end
        case ("~", "3"): .delete
        default: nil
        }
    }
}
