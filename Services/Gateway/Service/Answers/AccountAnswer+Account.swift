import Model

extension AccountAnswer {
    init(_ account: Account) {
        let town: TownCode? =
            switch account.scope {
            case .town(let code): code
            case .village(let code): code.town
            case .cells(let codes): codes.first?.town
            case .own, .city, .department: nil
            }
        self.init(
            id: account.id,
            role: account.role,
            login: account.login,
            displayName: account.displayName,
            scope: account.scope.description,
            townCode: town,
            departmentCode: account.scope.department,
            phone: account.phone
        )
    }
}
