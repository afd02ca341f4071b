/// The table of somebody's own notices: everybody reads their own and sets how they hear of things; WeChat is the citizens'.
package struct NoticePermissions: Sendable {
    package let cast: PermissionCast

    package init(_ cast: PermissionCast) { self.cast = cast }

    /// Every command about one's own notices, well formed, given by an actor.
    package func commands(by actor: CommandActor) -> [any CommandContract] {
        [
            MarkNoticesRead(actor: actor),
            SetNoticePreferences(quietHours: nil, isWeChatOn: true, isSMSOn: false, isDigestOn: true, actor: actor),
            SubscribeToNotices(kinds: SubscribedNotice.allCases, openID: "o-permission", actor: actor),
        ]
    }

    package var table: PermissionTable {
        let rows = PermissionCast.Person.allCases.flatMap { person in
            commands(by: cast.actor(person)).map { command in
                PermissionTable.Row(
                    command: type(of: command).type,
                    person: person,
                    outcomes: [
                        (command as? SubscribeToNotices)?.refusal?.code ?? (command as? MarkNoticesRead)?.refusal?.code
                    ]
                )
            }
        }
        return PermissionTable(title: "One's own notices", situations: ["always"], rows: rows)
    }
}
