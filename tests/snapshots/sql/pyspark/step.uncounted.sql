SELECT
  *
FROM `lines` AS `t0`
WHERE
  `t0`.`quantity` IS NULL OR ISNAN(`t0`.`quantity`)
