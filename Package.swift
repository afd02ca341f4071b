// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let locks = Target.Dependency.product(name: "NIOConcurrencyHelpers", package: "swift-nio")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let http1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let jwt = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")

/// A module of the shared house, under Shared/.
func shared(
    _ name: String,
    _ dependencies: [Target.Dependency],
    exclude: [String] = [],
    resources: [Resource] = []
) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        path: "Shared/\(name)",
        exclude: exclude,
        resources: resources,
        swiftSettings: settings
    )
}

/// A service: its library with the migrations of its schema, and its process.
func service(
    _ name: String,
    _ dependencies: [Target.Dependency],
    resources: [String] = ["Migrations"]
) -> [Target] {
    [
        .target(
            name: "\(name)Service",
            dependencies: dependencies,
            path: "Services/\(name)/Service",
            resources: resources.map { .embedInCode($0) },
            swiftSettings: settings
        ),
        .executableTarget(
            name: "\(name)Process",
            dependencies: [.target(name: "\(name)Service"), "Model", "Runtime", arguments],
            path: "Services/\(name)/Executable",
            swiftSettings: settings
        ),
    ]
}

/// Tests under Tests/Unit (no servers) or Tests/Integration (real PostgreSQL and RabbitMQ, which must be there).
func tests(
    _ name: String,
    in folder: String,
    path: String,
    _ dependencies: [Target.Dependency],
    exclude: [String] = []
) -> Target {
    .testTarget(
        name: name,
        dependencies: dependencies,
        path: "Tests/\(folder)/\(path)",
        exclude: exclude,
        swiftSettings: settings
    )
}

/// What an integration test of a service is built from.
let house: [Target.Dependency] = [
    "TestSupport", "AMQP", "PostgreSQL", "Model", "Messaging", "Runtime", logging, locks, lifecycle,
]

/// What every service that listens to queues is built from.
let kernel: [Target.Dependency] = ["AMQP", "PostgreSQL", "Model", "Messaging", "Runtime", logging, locks, lifecycle]

/// The names on the command line. They differ from the modules' names: a module `dispatch` would define the C symbol
/// `dispatch_main`, which the runtime's own library has.
let executables = [
    "gateway": "Gateway", "intake": "Intake", "verification": "Verification", "dispatch": "Dispatch",
    "reward": "Reward",
    "scheduler": "Scheduler", "notification": "Notification", "rrp": "Operator", "wechat-simulator": "WeChatSimulator",
]

let package = Package(
    name: "renrenpai",
    products: executables.sorted { $0.key < $1.key }.map { .executable(name: $0.key, targets: ["\($0.value)Process"]) },
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(
            url: "https://github.com/apple/swift-configuration",
            from: "1.4.0",
            traits: [.defaults, "CommandLineArguments"]
        ),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CRabbitMQ",
            path: "Shared/CRabbitMQ",
            pkgConfig: "librabbitmq",
            providers: [.apt(["librabbitmq-dev"])]
        ),
        .systemLibrary(
            name: "CPostgres",
            path: "Shared/CPostgres",
            pkgConfig: "libpq",
            providers: [.apt(["libpq-dev"])]
        ),
        .systemLibrary(
            name: "CZlib",
            path: "Shared/CZlib",
            pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"])]
        ),
        shared("AMQP", ["CRabbitMQ", logging, locks]),
        shared("PostgreSQL", ["CPostgres", logging, locks]),
        shared("Model", [crypto]),
        shared(
            "Messaging",
            ["AMQP", "PostgreSQL", "Model", crypto, logging, locks, lifecycle],
            exclude: ["asyncapi.json"],
            resources: [.embedInCode("Migrations")]
        ),
        shared(
            "City",
            ["PostgreSQL", "Model", "Messaging", logging, locks, lifecycle],
            resources: [.embedInCode("Migrations")]
        ),
        shared("Photos", ["Model", crypto, logging, locks, subprocess]),
        shared("Identity", [crypto, cryptoExtras]),
        shared(
            "WeChat",
            ["Model", "Messaging", "Runtime", crypto, cryptoExtras, httpClient, nio, nioPosix, http1, locks]
        ),
        shared(
            "Runtime",
            [
                "AMQP", "PostgreSQL", "Model", "Messaging", configuration, hummingbird, logging, locks, lifecycle,
                signals,
            ]
        ),
    ]
        + service("Intake", kernel + ["City", "WeChat", httpClient])
        + service("Verification", kernel + ["City"])
        + service("Dispatch", kernel + ["City", "Photos", crypto])
        + service("Reward", kernel + ["City", "WeChat", httpClient])
        + service("Scheduler", kernel)
        + service("Notification", kernel + ["City", "WeChat", crypto, httpClient])
        + [
            .target(
                name: "WeChatSimulatorService",
                dependencies: [
                    "WeChat", "Messaging", "Model", "Runtime", crypto, cryptoExtras, httpClient, hummingbird, nio,
                    http1,
                    logging, locks, lifecycle, signals,
                ],
                path: "Services/WeChatSimulator/Service",
                swiftSettings: settings
            ),
            .executableTarget(
                name: "WeChatSimulatorProcess",
                dependencies: ["WeChatSimulatorService"],
                path: "Services/WeChatSimulator/Executable",
                swiftSettings: settings
            ),
        ]
        + service(
            "Gateway",
            kernel + [
                "City", "Photos", "Identity", "WeChat", "CZlib", crypto, cryptoExtras, httpClient, hummingbird, jwt,
                nio, http1,
            ]
        )
        + service(
            "Operator",
            kernel + [
                "City", "Identity", "Photos", "WeChat", "WeChatSimulatorService", "IntakeService",
                "VerificationService",
                "DispatchService", "RewardService",
                "SchedulerService", "NotificationService", "GatewayService", crypto, httpClient, nio, http1, arguments,
            ],
            resources: ["Migrations", "Audit/Checks"]
        )
        + [
            .target(name: "SeededRandom", path: "Tests/Random", swiftSettings: settings),
            .target(
                name: "TestSupport",
                dependencies: [
                    "AMQP", "PostgreSQL", "Model", "Messaging", "Runtime", "OperatorService", crypto, logging,
                    lifecycle,
                ],
                path: "Tests/Support",
                swiftSettings: settings
            ),
            .executableTarget(
                name: "AMQPBench",
                dependencies: ["AMQP", logging],
                path: "Tests/Load/AMQPBench",
                swiftSettings: settings
            ),
            .executableTarget(
                name: "LimitsBench",
                dependencies: ["Model"],
                path: "Tests/Load/LimitsBench",
                swiftSettings: settings
            ),
            .executableTarget(
                name: "PostgresBench",
                dependencies: ["PostgreSQL", logging],
                path: "Tests/Load/PostgresBench",
                exclude: ["insert.pgbench"],
                swiftSettings: settings
            ),
            .target(
                name: "SimulatedYear",
                dependencies: ["Model", "SeededRandom"],
                path: "Tests/Year/Simulation",
                swiftSettings: settings
            ),
            .executableTarget(
                name: "YearReport",
                dependencies: ["Model", "SimulatedYear"],
                path: "Tests/Year/Command",
                swiftSettings: settings
            ),
            tests("YearTests", in: "Unit", path: "YearTests", ["Model", "SimulatedYear"]),
            tests(
                "ModelTests",
                in: "Unit",
                path: "ModelTests",
                ["Model", "SeededRandom", crypto],
                exclude: ["Fixtures"]
            ),
            tests("AMQPTests", in: "Unit", path: "AMQPTests", ["AMQP", "CRabbitMQ", "SeededRandom"]),
            tests("PostgreSQLTests", in: "Unit", path: "PostgreSQLTests", ["PostgreSQL", "SeededRandom", logging]),
            tests("DocumentsTests", in: "Unit", path: "DocumentsTests", ["OperatorService", "Model", "Runtime"]),
            tests(
                "WeChatTests",
                in: "Unit",
                path: "WeChatTests",
                ["WeChat", "WeChatSimulatorService", "Messaging", "Model", "Runtime", crypto, cryptoExtras, locks],
                exclude: ["Fixtures"]
            ),
            tests("PhotosTests", in: "Unit", path: "PhotosTests", ["Photos", "Model", crypto, logging, subprocess]),
            tests(
                "GatewayTests",
                in: "Unit",
                path: "GatewayTests",
                [
                    "City", "GatewayService", "Identity", "Messaging", "Model", "Photos", "SeededRandom", crypto,
                    hummingbird,
                    hummingbirdTesting, logging, locks, nio,
                ]
            ),
            tests("AMQPIntegrationTests", in: "Integration", path: "AMQPTests", ["AMQP", logging, locks]),
            tests(
                "PostgreSQLIntegrationTests",
                in: "Integration",
                path: "PostgreSQLTests",
                ["PostgreSQL", "CPostgres", logging, locks]
            ),
            tests(
                "SeedTests",
                in: "Integration",
                path: "SeedTests",
                ["City", "Messaging", "Model", "OperatorService", "PostgreSQL", logging]
            ),
            tests(
                "MessagingTests",
                in: "Integration",
                path: "MessagingTests",
                house + ["OperatorService", "SchedulerService"]
            ),
            tests(
                "AuditTests",
                in: "Integration",
                path: "AuditTests",
                house + [
                    "City", "OperatorService", "GatewayService", "IntakeService", "VerificationService",
                    "DispatchService",
                    "RewardService", "SchedulerService", "NotificationService",
                ]
            ),
            tests("SchedulerTests", in: "Integration", path: "SchedulerTests", house + ["SchedulerService"]),
            tests(
                "IntakeTests",
                in: "Integration",
                path: "IntakeTests",
                house + ["IntakeService", "SchedulerService", "OperatorService", "WeChat"]
            ),
            tests("VerificationTests", in: "Integration", path: "VerificationTests", house + ["VerificationService"]),
            tests(
                "NotificationTests",
                in: "Integration",
                path: "NotificationTests",
                house + ["City", "NotificationService", "WeChat", crypto]
            ),
            tests(
                "RewardTests",
                in: "Integration",
                path: "RewardTests",
                house + ["City", "RewardService", "OperatorService", "SeededRandom", "WeChat"]
            ),
            tests(
                "DispatchTests",
                in: "Integration",
                path: "DispatchTests",
                house + ["City", "DispatchService", "OperatorService"]
            ),
            tests(
                "ShortYearTests",
                in: "Integration",
                path: "YearTests",
                house + [
                    "SimulatedYear", "SeededRandom", "OperatorService", "IntakeService", "VerificationService",
                    "DispatchService", "SchedulerService",
                ]
            ),
            tests(
                "GatewayIntegrationTests",
                in: "Integration",
                path: "GatewayTests",
                house + [
                    "GatewayService", "DispatchService", "IntakeService", "NotificationService", "RewardService",
                    "VerificationService", "Identity", "Photos", crypto, hummingbird, hummingbirdTesting, nio,
                ]
            ),
        ]
)
