/// Why a picture is not taken. The codes are part of the interface.
package enum PhotoRefusal: String, Error, Sendable, CaseIterable {
    case empty = "photo.empty"
    case tooLarge = "photo.tooLarge"
    case notAPicture = "photo.notAPicture"
    case damaged = "photo.damaged"
    case tooManyPixels = "photo.tooManyPixels"
    case tooSmall = "photo.tooSmall"
    case animated = "photo.animated"
    case tooExpensive = "photo.tooExpensive"

    /// What the person who sent it reads, in Chinese.
    package var chinese: String {
        switch self {
        case .empty: "照片是空的,请重新选择"
        case .tooLarge: "照片太大,请压缩到 12 MB 以内"
        case .notAPicture: "这个文件不是可用的照片(支持 JPEG、PNG、HEIC、WebP)"
        case .damaged: "照片不完整或已损坏,请重新拍摄"
        case .tooManyPixels: "照片尺寸过大,请缩小后再上传"
        case .tooSmall: "照片太小,看不清内容"
        case .animated: "暂不支持动图,请上传静态照片"
        case .tooExpensive: "这张照片无法处理,请换一张"
        }
    }

    /// The same in English.
    package var english: String {
        switch self {
        case .empty: "The picture is empty; please choose it again."
        case .tooLarge: "The picture is larger than 12 MB."
        case .notAPicture: "This file is not a picture in JPEG, PNG, HEIC or WebP."
        case .damaged: "The picture is incomplete or damaged."
        case .tooManyPixels: "The picture has too many pixels."
        case .tooSmall: "The picture is too small to see anything."
        case .animated: "Moving pictures are not taken."
        case .tooExpensive: "This picture cannot be processed."
        }
    }
}
