-- Reservations whose end nobody was told are looked for by their end.
CREATE INDEX payout_by_end ON reward.payout (reserved_until) WHERE state = 'reserved';
