import Messaging
import Model
import PostgreSQL

/// Photos as services store them: a JSON array.
enum PhotoList {
    static func decode(_ json: JSON) throws -> [EvidencePhoto] {
        try MessageCoding.decode([EvidencePhoto].self, from: json.text)
    }
}
