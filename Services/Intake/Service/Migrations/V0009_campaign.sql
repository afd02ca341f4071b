-- Campaigns, with every version of them; who joined them, by the code on a poster; and how many came of it.
CREATE TABLE intake.campaign (
    code       text        PRIMARY KEY,
    town_code  text,
    from_at    timestamptz NOT NULL,
    until_at   timestamptz NOT NULL,
    document   text        NOT NULL,
    version    bigint      NOT NULL CHECK (version > 0),
    changed_by uuid        NOT NULL,
    changed_at timestamptz NOT NULL
);
COMMENT ON COLUMN intake.campaign.town_code IS 'NULL: the city''s.';
COMMENT ON COLUMN intake.campaign.document IS 'The campaign as the model writes it.';
CREATE INDEX campaign_of_town ON intake.campaign (town_code, from_at);

CREATE TABLE intake.campaign_version (
    code       text        NOT NULL,
    version    bigint      NOT NULL,
    document   text        NOT NULL,
    changed_by uuid        NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (code, version)
);

CREATE TABLE intake.campaign_member (
    citizen_id uuid        NOT NULL,
    code       text        NOT NULL,
    joined_at  timestamptz NOT NULL,
    PRIMARY KEY (citizen_id, code)
);
COMMENT ON COLUMN intake.campaign_member.joined_at IS 'When the first report with the code was sent.';

CREATE TABLE intake.campaign_figure (
    code   text     NOT NULL,
    figure text     NOT NULL CHECK (figure IN ('scans', 'joins', 'reports', 'verified')),
    shard  smallint NOT NULL,
    count  bigint   NOT NULL,
    PRIMARY KEY (code, figure, shard)
);
COMMENT ON COLUMN intake.campaign_figure.figure IS
    'scans of the poster; people who joined, each with a first report; registered reports; of these, found true at first.';

GRANT SELECT, INSERT, UPDATE ON intake.campaign, intake.campaign_figure TO rrp_intake;
GRANT SELECT, INSERT ON intake.campaign_version, intake.campaign_member TO rrp_intake;
