-- Suspensions that departments ask for stand in the register too, and those that were refused.
ALTER TABLE dispatch.register_entry
    DROP CONSTRAINT register_entry_kind_check,
    ADD CONSTRAINT register_entry_kind_check CHECK (kind IN (
        'returned', 'recalled', 'extensionAsked', 'extended', 'extensionRefused', 'suspensionAsked', 'suspensionRefused',
        'suspended', 'resumed'));
