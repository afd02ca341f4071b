-- What a reporter answered, contested and said in a rating can be erased; that it happened, and the stars, stay.
GRANT UPDATE (words) ON verification.rating TO rrp_verification;
