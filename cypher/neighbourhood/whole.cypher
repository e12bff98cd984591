// What is drawn where all that was found has room: what was asked for, then the others group by group. Elsewhere nothing.
// Grouped at last, so that rows behind it do not each take the memory of all that was found.
// binds: starts groups
// params: lists, a map of ids; isLast, whether it is the last hop; most, how many of a group; budget, how many of all
// gives: self=drawn known=known fits=fits groups=told
WITH
  starts,
  groups,
  size(starts) = size($lists.ids) AS known,
  $isLast AND
  size(starts) = size($lists.ids) AND
  all(found IN groups WHERE size(found[4]) <= $most) AND
  reduce(many = 0, found IN groups | many + size(found[4])) <= $budget AS fits
CALL (groups, fits) {
  UNWIND
    CASE
      WHEN fits THEN range(0, size(groups) - 1)
      ELSE []
    END AS g
  UNWIND range(0, size(groups[g][4]) - 1) AS i
  WITH groups[g][4][i] AS x, min(g * 1000 + i) AS place
  ORDER BY place
  RETURN collect(x) AS others
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