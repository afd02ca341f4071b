import HTTPTypes
import Hummingbird

extension Reply {
    /// With the headers that every answer carries (OWASP's list for interfaces).
    var response: Response {
        var headers = headers
        for field in Self.security where headers[field.name] == nil {
            headers.append(field)
        }
        return Response(status: .init(code: status), headers: headers, body: body)
    }

    private static let security: HTTPFields = {
        var fields = HTTPFields()
        fields[.cacheControl] = "no-store"
        fields[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
        fields[.strictTransportSecurity] = "max-age=31536000; includeSubDomains"
        fields[.xContentTypeOptions] = "nosniff"
        if let referrer = HTTPField.Name("Referrer-Policy") { fields[referrer] = "no-referrer" }
        return fields
    }()
}
