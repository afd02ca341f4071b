/// Somebody came by a campaign's poster.
package struct ScanCampaign: MessageContract {
    package static let type = MessageType(literal: "campaign.scan.v1")
    package static let kind = MessageKind.command
    package static let owner = ServiceName.intake
    package static let sentence = "Somebody came by a campaign's poster."

    package let code: CampaignCode

    package init(code: CampaignCode) { self.code = code }
}
