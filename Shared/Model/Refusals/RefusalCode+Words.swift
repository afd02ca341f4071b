extension RefusalCode {
    /// Words for the person who gave the command.
    package var words: Words { meaning.words }

    /// The HTTP status.
    package var status: Int { meaning.status }

    private var meaning: (status: Int, words: Words) {
        switch self {
        case .malformedBody:
            (400, Words(zh: "请求内容格式不正确", en: "The body is not what the document describes"))
        case .signInNeeded:
            (401, Words(zh: "请先登录", en: "Please sign in"))
        case .notPermitted:
            (403, Words(zh: "您没有进行此操作的权限", en: "Your role may not do this"))
        case .outsideYourArea:
            (403, Words(zh: "不在您的负责范围内", en: "This is outside your area"))
        case .commandExpired:
            (410, Words(zh: "操作已超时,请重试", en: "The command expired before it was handled; please try again"))
        case .versionConflict:
            (409, Words(zh: "情况已有更新,请刷新后再试", en: "It has changed meanwhile; please reload and try again"))
        case .commandReused:
            (422, Words(zh: "同一操作编号对应了不同内容", en: "The same command id came with other content"))
        case .unknownReport:
            (404, Words(zh: "没有找到这件上报", en: "No such report"))
        case .reportKeyReused:
            (
                422,
                Words(
                    zh: "同一提交编号对应了不同内容,已保留第一次的内容",
                    en: "The same Idempotency-Key came with other content; the first one is kept"
                )
            )
        case .reportEnded:
            (409, Words(zh: "这件上报已有结果", en: "This report has already been answered"))
        case .reportOwn:
            (409, Words(zh: "这是您自己的上报,进展会直接告诉您", en: "This is your own report; you hear of it anyway"))
        case .wordsMissing:
            (422, Words(zh: "请填写说明", en: "Words are needed"))
        case .wordsTooLong:
            (422, Words(zh: "文字过长", en: "The words are too long"))
        case .tooManyPhotos:
            (422, Words(zh: "照片数量过多", en: "There are too many photos"))
        case .photoUnknown:
            (422, Words(zh: "照片有误或已过期,请重新上传", en: "A photo token is not valid or has expired; please upload again"))
        case .positionInvalid:
            (422, Words(zh: "位置坐标有误", en: "The position is not a place on Earth"))
        case .categoryUnknown:
            (422, Words(zh: "没有这个类别", en: "No such category"))
        case .categorySame:
            (409, Words(zh: "已是这个类别", en: "It has this category already"))
        case .alarmNotOpen:
            (409, Words(zh: "没有待确认的警报", en: "There is no alarm to acknowledge"))
        case .unknownTask:
            (404, Words(zh: "没有找到这项任务", en: "No such task"))
        case .taskNotYours:
            (403, Words(zh: "这项任务由其他人员负责", en: "This task is somebody else's"))
        case .taskAlreadyClaimed:
            (409, Words(zh: "任务已接单", en: "The task has already been claimed"))
        case .taskNotClaimed:
            (409, Words(zh: "请先接单", en: "Claim the task first"))
        case .taskNotArrived:
            (409, Words(zh: "请先到场", en: "Be on site first"))
        case .assistanceOpen:
            (409, Words(zh: "已请该单位协助,等待答复或正在赶来", en: "This unit is called already, and may be on its way"))
        case .assistanceOver:
            (409, Words(zh: "没有进行中的协助请求", en: "No such call for help is open"))
        case .taskAlreadyArrived:
            (409, Words(zh: "已记录到场", en: "The arrival is already recorded"))
        case .taskConcluded:
            (409, Words(zh: "任务已完成", en: "The task is already concluded"))
        case .taskWithdrawn:
            (409, Words(zh: "任务已撤回", en: "The task was withdrawn"))
        case .taskWrongKind:
            (409, Words(zh: "此操作不适用于这类任务", en: "This does not apply to a task of this kind"))
        case .offerNotOpen:
            (409, Words(zh: "没有待接手的转交", en: "The task is not offered to anybody"))
        case .unknownOfficer:
            (422, Words(zh: "没有这名网格员", en: "No such officer"))
        case .phoneInvalid:
            (422, Words(zh: "请填写可以接收短信的手机号", en: "Give a phone number that text messages can go to"))
        case .inboxShared:
            (422, Words(zh: "多人共用的收件箱不发短信", en: "An inbox that several share sends no text messages"))
        case .placeSame:
            (409, Words(zh: "所在网格没有变化", en: "It lies in this cell already"))
        case .officerSame:
            (409, Words(zh: "任务已由该网格员负责", en: "The task is this officer's already"))
        case .officerOtherTown:
            (422, Words(zh: "不能转给其他镇街的网格员", en: "The officer belongs to another town"))
        case .officerOnLeave:
            (409, Words(zh: "该网格员正在休假", en: "The officer is on leave"))
        case .unknownLeave:
            (404, Words(zh: "没有这条休假记录", en: "No such leave"))
        case .leaveOverlaps:
            (409, Words(zh: "与已登记的休假时间重叠", en: "It overlaps a leave that is entered already"))
        case .leaveOver:
            (409, Words(zh: "休假已结束或已取消", en: "The leave is over or was taken back"))
        case .unknownDutyShift:
            (404, Words(zh: "没有这个值班班次", en: "No such shift"))
        case .spanInvalid:
            (422, Words(zh: "起止时间有误", en: "The end must be later than the beginning, and in the future"))
        case .photoMissing:
            (422, Words(zh: "请至少拍一张现场照片", en: "At least one photo of the place is needed"))
        case .positionMissing:
            (422, Words(zh: "请开启定位后再提交", en: "The position is needed"))
        case .tooFarAway:
            (422, Words(zh: "您离上报位置较远,请说明原因", en: "You are far from the reported place; please give the reason"))
        case .conclusionMissing:
            (422, Words(zh: "此类事项需要责任单位的书面结论", en: "This category needs the department's signed conclusion"))
        case .originalMissing:
            (422, Words(zh: "请选择原上报", en: "Name the original report"))
        case .originalOver:
            (409, Words(zh: "原上报已答复或已办结,不能并入", en: "That report is answered already: nothing can be merged into it"))
        case .mergerHidden:
            (409, Words(zh: "不公开或紧急的上报不能并案", en: "What is not public, or an emergency, is not merged"))
        case .findingNotDuplicate:
            (409, Words(zh: "这件上报没有并案", en: "The report is not merged into another"))
        case .channelMissing:
            (422, Words(zh: "请说明应联系的渠道", en: "Name the right channel"))
        case .callInNotConfirmed:
            (422, Words(zh: "只有属实的情况才能现场联动", en: "Only a confirmed finding can call a department in"))
        case .questionOpen:
            (409, Words(zh: "正在等待市民补充信息", en: "A question to the reporter is still open"))
        case .questionNotOpen:
            (409, Words(zh: "没有待回答的问题", en: "There is no open question"))
        case .questionWithoutReporter:
            (409, Words(zh: "该上报没有可联系的上报人", en: "Nobody can be asked about this report"))
        case .appealNotPossible:
            (409, Words(zh: "目前的结果不能申诉", en: "This outcome cannot be appealed"))
        case .appealUsed:
            (409, Words(zh: "每件上报可申诉一次,您已申诉过", en: "A report can be appealed once, and it was"))
        case .appealSameOfficer:
            (403, Words(zh: "申诉须由另一名人员复核", en: "An appeal needs another officer"))
        case .ratingNotYet:
            (409, Words(zh: "办结后才能评价", en: "It can be rated after it is closed"))
        case .ratingUsed:
            (409, Words(zh: "您已评价过", en: "You have already rated it"))
        case .ratingOutOfRange:
            (422, Words(zh: "请给出1到5分", en: "Give 1 to 5"))
        case .unknownMalice:
            (404, Words(zh: "没有找到这项认定", en: "There is no such proposal or decision"))
        case .maliceNotUnfounded:
            (
                422,
                Words(
                    zh: "只有首次核实“未发现所述情况”时才能提出恶意认定",
                    en: "Bad faith can be proposed only with a first finding “not as described”"
                )
            )
        case .maliceNobody:
            (409, Words(zh: "这件上报没有市民账号,不能提出恶意认定", en: "No citizen's account belongs to this report"))
        case .maliceDecided:
            (409, Words(zh: "这项认定已有结果", en: "It has been decided, taken back, or is over"))
        case .maliceNotAppealable:
            (409, Words(zh: "认定已撤销,无需申诉", en: "It was taken back: there is nothing to contest"))
        case .maliceAppealUsed:
            (409, Words(zh: "您已申诉过一次", en: "It was contested once already"))
        case .maliceAppealLate:
            (410, Words(zh: "申诉期限已过", en: "The time to contest it is over"))
        case .maliceNotAppealed:
            (409, Words(zh: "没有待复核的申诉", en: "There is no appeal to decide on"))
        case .maliceSamePerson:
            (403, Words(zh: "原认定人不能复核申诉", en: "Whoever decided cannot decide on the appeal"))
        case .unknownCase:
            (404, Words(zh: "没有找到这件案件", en: "No such case"))
        case .unknownDepartment:
            (422, Words(zh: "没有这个责任单位", en: "No such department"))
        case .textNotHeld:
            (409, Words(zh: "这段文字不在待核对之列", en: "These words do not wait for a decision"))
        case .unknownCampaign:
            (404, Words(zh: "没有这项活动", en: "No such campaign"))
        case .unknownRoutingRule:
            (404, Words(zh: "没有这条派单规则", en: "No such routing rule"))
        case .caseOtherDepartment:
            (403, Words(zh: "该案件不由贵单位承办", en: "The case is not this department's"))
        case .caseNotAtCentre:
            (409, Words(zh: "案件不在中心待交办", en: "The case is not waiting at the centre"))
        case .caseNotDispatched:
            (409, Words(zh: "案件尚未派出", en: "The case is not dispatched"))
        case .caseNotAccepted:
            (409, Words(zh: "案件尚未签收", en: "The case is not accepted"))
        case .caseAlreadyAccepted:
            (409, Words(zh: "案件已签收,不能退回", en: "The case is accepted and can no longer be returned"))
        case .caseDesignationFinal:
            (409, Words(zh: "已指定主办,不能再退回", en: "The centre's designation is final"))
        case .caseAlreadyReturned:
            (409, Words(zh: "案件已退回,等待中心改派", en: "The case is already returned"))
        case .caseNotReturned:
            (409, Words(zh: "案件没有退回", en: "The case is not returned"))
        case .caseSuspended:
            (409, Words(zh: "案件已挂账", en: "The case is suspended"))
        case .caseNotSuspended:
            (409, Words(zh: "案件没有挂账", en: "The case is not suspended"))
        case .caseRectified:
            (409, Words(zh: "整改已完成,等待复查", en: "The case is rectified and waits for the re-check"))
        case .coHandlersInvalid:
            (
                409,
                Words(
                    zh: "协办单位最多五个,不含主办单位,且须与现在不同",
                    en: "At most five departments help, other than the one in the lead, and others than now"
                )
            )
        case .memberSame:
            (409, Words(zh: "已由这位同事办理", en: "That member has it already"))
        case .unknownMember:
            (422, Words(zh: "本单位没有这位同事", en: "The department has no such member"))
        case .caseNotRectified:
            (409, Words(zh: "案件尚未整改", en: "The case is not rectified"))
        case .caseClosed:
            (409, Words(zh: "案件已办结", en: "The case is closed"))
        case .caseNotClosed:
            (409, Words(zh: "案件尚未办结", en: "The case is not closed"))
        case .caseNotSuspendable:
            (409, Words(zh: "当前状态不能挂账", en: "It cannot be suspended now"))
        case .extensionPending:
            (409, Words(zh: "已有延期申请待审批", en: "An extension is already asked for"))
        case .extensionNotPending:
            (409, Words(zh: "没有待审批的延期申请", en: "No extension was asked for"))
        case .suspensionPending:
            (409, Words(zh: "已有挂账申请待审批", en: "A suspension is already asked for"))
        case .suspensionNotPending:
            (409, Words(zh: "没有待审批的挂账申请", en: "No suspension was asked for"))
        case .suspensionSamePerson:
            (403, Words(zh: "申请人不能审批自己的申请", en: "Whoever asked cannot decide"))
        case .extensionNotLater:
            (422, Words(zh: "延期后的期限须晚于当前期限", en: "The new limit must be later than the present one"))
        case .reasonMissing:
            (422, Words(zh: "请说明原因", en: "A reason is needed"))
        case .nextWordMissing:
            (422, Words(zh: "请填写下次告知时间", en: "Say when there will be next word, in the future"))
        case .unknownRedPacket:
            (404, Words(zh: "没有可领取的红包", en: "There is no red packet"))
        case .redPacketPaid:
            (409, Words(zh: "红包已到账", en: "The red packet has been paid"))
        case .redPacketOver:
            (410, Words(zh: "红包已过期", en: "The red packet has expired"))
        case .redPacketHeld:
            (409, Words(zh: "红包正在人工核对,请稍候", en: "The red packet is being checked by a person; please wait"))
        case .redPacketChecking:
            (409, Words(zh: "红包正在核对,有结果会马上通知您", en: "The red packet is being checked; you will hear at once"))
        case .redPacketWithheld:
            (410, Words(zh: "红包经核对未发放", en: "The red packet was not paid out after a check"))
        case .redPacketNotHeld:
            (409, Words(zh: "该笔发放不在待处理清单中", en: "This payout is not on the work list"))
        case .redPacketNotReleasable:
            (409, Words(zh: "金额或收款人不一致,不能退回预算", en: "Amount or receiver differ: it cannot be released"))
        case .redPacketNotPayable:
            (409, Words(zh: "已确认未付款,不能记为已付", en: "It is known to be unpaid: it cannot be recorded as paid"))
        case .unknownOffer:
            (404, Words(zh: "没有这项兑换", en: "There is no such offer"))
        case .pointsInsufficient:
            (409, Words(zh: "积分不足", en: "There are not enough points"))
        case .unknownRedemption:
            (404, Words(zh: "没有这笔兑换", en: "There is no such exchange"))
        case .redemptionOver:
            (409, Words(zh: "这笔兑换已领取或已取消", en: "The exchange was handed over or cancelled"))
        case .redemptionCodeWrong:
            (422, Words(zh: "领取码不符,请核对市民手机上的八位码", en: "This is not the code that the citizen shows"))
        case .unknownRewardRule:
            (404, Words(zh: "没有这条奖励规则", en: "No such rule of rewards"))
        case .rewardRuleInvalid:
            (422, Words(zh: "奖励规则的积分、金额或中奖件数有误", en: "Points, amounts or winners of the rule are not possible"))
        case .rewardRuleExcluded:
            (422, Words(zh: "警情和违法犯罪线索不设奖励", en: "Emergencies and crime tips are never rewarded"))
        case .rewardPreviewTooLarge:
            (
                422,
                Words(
                    zh: "这段时间的上报太多,请选短一些的时间再试算",
                    en: "Too many reports in this time for one preview; please choose a shorter one"
                )
            )
        case .payingPaused:
            (503, Words(zh: "红包发放暂停,请稍后再领", en: "Paying is paused; please claim it later"))
        case .wechatCodeRefused:
            (422, Words(zh: "微信登录凭证未通过,请重试", en: "WeChat does not take the sign-in code; please try again"))
        case .unknownUnmasking:
            (404, Words(zh: "没有找到这项申请", en: "No such request"))
        case .unmaskingOpen:
            (409, Words(zh: "您对这件上报已有申请在办", en: "You have a request about this report already"))
        case .unmaskingAnonymous:
            (409, Words(zh: "上报人选择了匿名,不能查阅", en: "It was reported anonymously: nobody can be reached"))
        case .unmaskingNobody:
            (409, Words(zh: "这件上报没有上报人账号", en: "No citizen's account belongs to this report"))
        case .unmaskingSamePerson:
            (403, Words(zh: "申请人不能审批自己的申请", en: "Whoever asks cannot approve it"))
        case .unmaskingDecided:
            (409, Words(zh: "这项申请已有结果", en: "The request has been decided or withdrawn"))
        case .unmaskingLapsed:
            (410, Words(zh: "审批时限已过,请重新申请", en: "It was not decided in time; please ask anew"))
        case .unmaskingNotYours:
            (403, Words(zh: "只有申请人可以查阅", en: "Only whoever asked may do that"))
        case .unmaskingNotApproved:
            (409, Words(zh: "申请未获批准", en: "The request is not approved"))
        case .unmaskingOver:
            (410, Words(zh: "查阅时限已过", en: "The time for reading is over"))
        case .erasureMoneyOwed:
            (
                409,
                Words(
                    zh: "还有红包或兑换未领取,请先领取或等待到期退回",
                    en: "A red packet or an exchange is still waiting: please claim it, or wait until it goes back"
                )
            )
        case .unknownParked:
            (404, Words(zh: "没有这条搁置的消息", en: "No such parked message"))
        case .parkedResolved:
            (409, Words(zh: "这条搁置的消息已处理", en: "The parked message was replayed or dropped before"))
        case .deadlineStale:
            (409, Words(zh: "该时限已变更", en: "The timer is no longer the current one"))
        case .rateLimited:
            (429, Words(zh: "操作过于频繁,请稍后再试", en: "Too many requests; please wait"))
        case .unavailable:
            (503, Words(zh: "系统暂时繁忙,请稍后再试", en: "The service is not available now; please try again later"))
        case .other:
            (409, Words(zh: "暂时不能进行此操作", en: "This cannot be done now"))
        }
    }
}
