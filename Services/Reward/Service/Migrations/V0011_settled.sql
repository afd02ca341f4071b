-- Whoever wants to know up to where postings are complete waits for the writers' end; nobody waits for a lock any more.
DROP FUNCTION reward.settled_position();
