-- The sealed journal: each block's hash follows from the messages in it and the block before, and nothing older than the
-- newest block is outside of one.

-- @check seal.broken: the messages of a block of the journal, or the block before, are not those that were sealed
WITH block AS (
    SELECT number, messages, hash, through,
           lag(through, 1, 0::bigint) OVER numbered AS after,
           lag(hash, 1, decode(repeat('00', 32), 'hex')) OVER numbered AS previous
      FROM journal.seal
    WINDOW numbered AS (ORDER BY number)
), content AS (
    SELECT block.number, count(message.position) AS messages,
           string_agg(sha256(convert_to(jsonb_build_array(
               message.position, message.id, message.service, message.type, message.subject, message.sequence, message.town,
               extract(epoch FROM message.occurred_at), extract(epoch FROM message.recorded_at), message.cause, message.actor,
               encode(message.body_hash, 'hex'))::text, 'UTF8')), ''::bytea ORDER BY message.position) AS digests
      FROM block
      LEFT JOIN journal.message ON message.position > block.after AND message.position <= block.through
     GROUP BY block.number
)
SELECT 'block ' || block.number,
       format('positions %s to %s: %s messages, %s were sealed', block.after + 1, block.through, content.messages, block.messages)
  FROM block
  JOIN content USING (number)
 WHERE content.messages <> block.messages OR block.hash <> sha256(block.previous || coalesce(content.digests, ''::bytea));

-- @check seal.gap: a block of the seal is missing
SELECT 'block ' || number, 'comes after block ' || before
  FROM (SELECT number, lag(number, 1, 0::bigint) OVER (ORDER BY number) AS before FROM journal.seal) AS numbered
 WHERE number <> before + 1;

-- @check seal.late: a message was written longer than ten minutes ago and is not sealed
SELECT id, type || ' at position ' || position
  FROM journal.message
 WHERE position > (SELECT coalesce(max(through), 0) FROM journal.seal)
   AND recorded_at < clock.now() - interval '10 minutes';

-- @check seal.headDiffers: a head that was published is not in the chain
SELECT 'head of ' || head.day, format('block %s through %s, published as %s', head.number, head.through, head.hash)
  FROM audit_head AS head
  LEFT JOIN journal.seal ON seal.number = head.number AND seal.through = head.through AND encode(seal.hash, 'hex') = head.hash
 WHERE seal.number IS NULL;
