SELECT
  `t1`.`tally`,
  `t1`.`spot`,
  SUM(`t1`.`bit`) AS `anew`
FROM (
  SELECT
    `t0`.`tally`,
    `t0`.`variant`,
    `t0`.`mark`,
    `t0`.`estate.templates`,
    `t0`.`estate.powered_off`,
    `t0`.`estate.test`,
    `t0`.`oracle.unused_options`,
    `t0`.`spot`,
    CAST(CASE
      WHEN `t0`.`variant` = 1
      THEN 2
      WHEN `t0`.`variant` = 2
      THEN 4
      WHEN `t0`.`variant` = 3
      THEN 8
      WHEN `t0`.`variant` = 4
      THEN 16
      WHEN `t0`.`variant` = 5
      THEN 32
      WHEN `t0`.`variant` = 6
      THEN 64
      WHEN `t0`.`variant` = 7
      THEN 128
      WHEN `t0`.`variant` = 8
      THEN 256
      WHEN `t0`.`variant` = 9
      THEN 512
      WHEN `t0`.`variant` = 10
      THEN 1024
      WHEN `t0`.`variant` = 11
      THEN 2048
      WHEN `t0`.`variant` = 12
      THEN 4096
      WHEN `t0`.`variant` = 13
      THEN 8192
      WHEN `t0`.`variant` = 14
      THEN 16384
      WHEN `t0`.`variant` = 15
      THEN 32768
      ELSE 0
    END AS BIGINT) AS `bit`
  FROM `different` AS `t0`
) AS `t1`
GROUP BY
  1,
  2
