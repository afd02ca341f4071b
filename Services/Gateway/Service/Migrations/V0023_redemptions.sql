-- Exchanges of points: for their citizen, and for the counter without the citizen.
CREATE VIEW read.redemption AS
SELECT redemption.id, redemption.citizen_id, redemption.offer_code, redemption.town_code,
       coalesce(offer.name, redemption.offer_code) AS name,
       coalesce(offer.english_name, redemption.offer_code) AS english_name,
       redemption.points, redemption.state, redemption.code, redemption.version, redemption.redeemed_at
  FROM reward.redemption
  LEFT JOIN city.offer ON offer.code = redemption.offer_code AND offer.town_code = redemption.town_code;
COMMENT ON VIEW read.redemption IS 'Every question names the citizen or the town.';

GRANT SELECT ON read.redemption TO rrp_gateway;
