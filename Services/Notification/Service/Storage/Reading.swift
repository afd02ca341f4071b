import Model

/// One notice that an account has read, if it lies in this inbox.
struct Reading {
    let notice: NoticeID
    let account: AccountID
    let recipient: String
}
