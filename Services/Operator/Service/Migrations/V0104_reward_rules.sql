-- Rules for what reports bring are the reward service's, with their versions; a category keeps its own figures, which count
-- where no rule does. Nobody ever read the prizes that the seed wrote.
DROP VIEW city.category_traits;
ALTER TABLE city.category DROP COLUMN red_packet_rule;
DROP TABLE city.red_packet_rule;

CREATE VIEW city.category_traits AS
SELECT c.code,
       c.class_code,
       k.name AS class_name,
       k.english_name AS class_english_name,
       c.name,
       c.english_name,
       c.department_kind,
       c.urgency,
       c.is_public,
       c.is_private,
       c.is_emergency,
       c.is_crime_tip,
       c.needs_conclusion,
       c.points,
       c.red_packet_fen,
       c.verification_hours,
       c.dispatch_hours,
       c.acceptance_hours,
       c.rectification_hours,
       c.recheck_hours
FROM city.category AS c
JOIN city.category_class AS k ON k.code = c.class_code
WHERE c.is_active;
COMMENT ON VIEW city.category_traits IS 'Each category in use with its class and rules; limits in clock hours, money in fen.';
GRANT SELECT ON city.category_traits TO
    rrp_gateway, rrp_intake, rrp_verification, rrp_dispatch, rrp_reward, rrp_scheduler, rrp_notification;
