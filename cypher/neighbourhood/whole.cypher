// What is drawn where all that was found has room: what was asked for, then the others group by group. Elsewhere nothing.
// Grouped at last, so that rows behind it do not each take the memory of all that was found.
// binds: starts groups
// params: lists, a map of ids; isLast, whether it is the last hop; most, how many of a group; budget, how many of all; isTold, whether the groups are needed though all has room
// gives: self=drawn known=known fits=fits groups=told
WITH
  starts,
  groups,
  size(starts) = size($lists.ids) AS known,
  $isLast AND
  size(starts) = size($lists.ids) AND
  all(found IN groups WHERE size(found[4]) <= $most) AND
  reduce(many = 0, found IN groups | many + size(found[4])) <= $budget AS fits
CALL (groups) {
  UNWIND groups AS found
  UNWIND found[4] AS x
  WITH x
  LIMIT $budget
  RETURN collect(DISTINCT x) AS others
}
WITH
  known,
  fits,
  CASE
    WHEN fits THEN starts + others
    ELSE []
  END AS drawn,
  [
    found IN groups
    WHERE $isTold OR NOT fits
    | found[..4] +
    [
      size(found[4]),
      CASE
        WHEN fits THEN []
        ELSE [x IN found[4][..$most] | x.id]
      END
    ]
  ] AS told
WITH drawn, known, fits, told, count(*) AS once
RETURN drawn, known, fits, told