import HTTPTypes
import Model

extension Gateway {
    /// Campaigns: set by the city and the centres, met by everybody who comes by a poster.
    var campaignOperations: [Operation] {
        [
            .read(
                "listCampaigns",
                "/v1/campaigns",
                .city,
                zh: "主题宣传活动及成效",
                en: "Campaigns of the town (and the city's) with what came of them, also by cohort",
                access: .deciders,
                answer: CampaignList.self
            ) { call in
                try await reads.campaigns(for: try call.signedIn(), at: call.now)
            },
            command(
                "setCampaign",
                "/v1/campaigns/{campaignCode}",
                .city,
                zh: "设置或结束一项活动",
                en: "Set a campaign, new under a code of your own, changed, or ended",
                access: .deciders,
                refusals: [.unknownCampaign, .categoryUnknown, .spanInvalid, .wordsMissing],
                content: CampaignInput.self
            ) { call, content, terms in
                SetCampaign(
                    campaign: content.campaign(try call.campaign()),
                    isEnded: content.isEnded,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            .read(
                "readCampaign",
                "/v1/campaigns/{campaignCode}",
                .city,
                zh: "一项活动",
                en: "A campaign as everybody may see it",
                access: .everyone,
                problems: [.init(.unknownCampaign)],
                answer: CampaignPoster.self
            ) { call in
                guard let item = try await reads.campaign(try call.campaign(), at: call.now) else {
                    throw Problem(.unknownCampaign)
                }
                return CampaignPoster(item)
            },
            .read(
                "listRunningCampaigns",
                "/v1/running-campaigns",
                .reference,
                zh: "正在进行的主题活动",
                en: "Campaigns that run now, as everybody may see them; those that end first come first",
                access: .everyone,
                answer: CampaignPosterList.self
            ) { call in
                CampaignPosterList(items: try await reads.runningCampaigns(at: call.now).map { CampaignPoster($0) })
            },
            Operation(
                id: "scanCampaign",
                method: .post,
                path: "/v1/campaigns/{campaignCode}/scans",
                chapter: .city,
                summary: Words(zh: "扫码计数", en: "Somebody came by the poster; counted where there is such a campaign"),
                access: .everyone,
                successes: [.init(status: 204, words: "Taken.", body: .none)],
                problems: [.init(.unknownCampaign), .init(.unavailable)],
                budget: .reading
            ) { call in
                try await publishScan(ScanCampaign(code: try call.campaign()), call.now)
                return Reply(status: 204)
            },
        ]
    }
}

extension Call {
    fileprivate func campaign() throws -> CampaignCode {
        try part("campaignCode", unknown: Problem(.unknownCampaign))
    }
}
