SELECT
  `t8`.`product`,
  `t8`.`version`,
  `t8`.`machine`,
  `t8`.`users`,
  `t8`.`used`
FROM (
  SELECT
    IF(
      `t7`.`_machine` IS NOT NULL,
      CASE
        WHEN `t7`.`product` = 'oracle.java'
        THEN 'oracle.java_desktop'
        ELSE `t7`.`product`
      END,
      `t7`.`product`
    ) AS `product`,
    `t7`.`version`,
    `t7`.`machine`,
    `t7`.`users`,
    `t7`.`used`,
    `t7`.`_machine`
  FROM (
    SELECT
      `t2`.`product`,
      `t2`.`version`,
      `t2`.`machine`,
      `t2`.`users`,
      `t2`.`used`,
      `t6`.`_machine`
    FROM `deployed` AS `t2`
    LEFT OUTER JOIN (
      SELECT DISTINCT
        *
      FROM (
        SELECT
          `t3`.`machine` AS `_machine`
        FROM (
          SELECT
            *
          FROM `machines` AS `t1`
          WHERE
            LOWER(`t1`.`os`) RLIKE 'windows (xp|vista|7|8|10|11)|mac ?os|os x'
            AND NOT (
              CONTAINS(LOWER(`t1`.`os`), 'server')
            )
        ) AS `t3`
      ) AS `t4`
    ) AS `t6`
      ON `t2`.`machine` = `t6`.`_machine`
  ) AS `t7`
) AS `t8`
