WITH `t3` AS (
  SELECT
    `t2`.`product`,
    `t2`.`machine`,
    `t2`.`rows`,
    `t2`.`version`,
    `t2`.`vcpus`,
    `t2`.`users`,
    `t2`.`cluster`,
    `t2`.`vcenter`,
    IF(`t2`.`active` > 0, CAST(NULL AS STRING), `t2`.`environment`) AS `environment`,
    IF(COALESCE(`t2`.`kind` = 'virtual', FALSE), 1, 0) AS `virtual`,
    IF(`t2`.`kind` = 'device', 1, 0) AS `device`,
    IF(COALESCE(`t2`.`kind` = 'virtual', FALSE) AND (
      `t2`.`host` IS NULL
    ), 1, 0) AS `homeless`,
    IF(
      COALESCE(`t2`.`kind` = 'virtual', FALSE),
      COALESCE(`t2`.`host`, `t2`.`machine`),
      `t2`.`machine`
    ) AS `thing`,
    IF(COALESCE(`t2`.`kind` = 'virtual', FALSE), `t2`.`host_processors`, `t2`.`processors`) AS `processors`,
    IF(COALESCE(`t2`.`kind` = 'virtual', FALSE), `t2`.`host_cores`, `t2`.`cores`) AS `cores`,
    IF(
      COALESCE(`t2`.`kind` = 'virtual', FALSE),
      COALESCE(`t2`.`host_cpu_model`, `t2`.`cpu_model`),
      `t2`.`cpu_model`
    ) AS `cpu_model`
  FROM (
    SELECT
      `t1`.`product`,
      `t1`.`machine`,
      COUNT(*) AS `rows`,
      MIN(LOWER(`t1`.`environment`)) AS `environment`,
      MAX(IF(`t1`.`environment` IS NULL, 1, 0)) AS `active`,
      MAX(`t1`.`kind`) AS `kind`,
      MAX(`t1`.`cpu_model`) AS `cpu_model`,
      MAX(`t1`.`host`) AS `host`,
      MAX(`t1`.`host_cpu_model`) AS `host_cpu_model`,
      MAX(`t1`.`cluster`) AS `cluster`,
      MAX(`t1`.`vcenter`) AS `vcenter`,
      MAX(`t1`.`version`) AS `version`,
      MAX(`t1`.`processors`) AS `processors`,
      MAX(`t1`.`cores`) AS `cores`,
      MAX(`t1`.`vcpus`) AS `vcpus`,
      MAX(`t1`.`host_processors`) AS `host_processors`,
      MAX(`t1`.`host_cores`) AS `host_cores`,
      MAX(`t1`.`users`) AS `users`
    FROM (
      SELECT
        `t0`.`product`,
        IF(TRIM(' \t\n\r\013\014' FROM `t0`.`version`) = '', NULL, `t0`.`version`) AS `version`,
        `t0`.`machine`,
        IF(TRIM(' \t\n\r\013\014' FROM `t0`.`kind`) = '', NULL, `t0`.`kind`) AS `kind`,
        IF(`t0`.`processors` > 0, `t0`.`processors`, NULL) AS `processors`,
        IF(`t0`.`cores` > 0, `t0`.`cores`, NULL) AS `cores`,
        IF(`t0`.`vcpus` > 0, `t0`.`vcpus`, NULL) AS `vcpus`,
        IF(TRIM(' \t\n\r\013\014' FROM `t0`.`cpu_model`) = '', NULL, `t0`.`cpu_model`) AS `cpu_model`,
        IF(TRIM(' \t\n\r\013\014' FROM `t0`.`environment`) = '', NULL, `t0`.`environment`) AS `environment`,
        `t0`.`users`,
        IF(TRIM(' \t\n\r\013\014' FROM `t0`.`host`) = '', NULL, `t0`.`host`) AS `host`,
        IF(`t0`.`host_processors` > 0, `t0`.`host_processors`, NULL) AS `host_processors`,
        IF(`t0`.`host_cores` > 0, `t0`.`host_cores`, NULL) AS `host_cores`,
        IF(TRIM(' \t\n\r\013\014' FROM `t0`.`host_cpu_model`) = '', NULL, `t0`.`host_cpu_model`) AS `host_cpu_model`,
        IF(TRIM(' \t\n\r\013\014' FROM `t0`.`cluster`) = '', NULL, `t0`.`cluster`) AS `cluster`,
        IF(TRIM(' \t\n\r\013\014' FROM `t0`.`vcenter`) = '', NULL, `t0`.`vcenter`) AS `vcenter`
      FROM `footprint` AS `t0`
    ) AS `t1`
    GROUP BY
      1,
      2
  ) AS `t2`
), `t16` AS (
  SELECT
    `t11`.`product`,
    `t11`.`machine`,
    `t11`.`rows`,
    `t11`.`version`,
    `t11`.`vcpus`,
    `t11`.`cluster`,
    `t11`.`vcenter`,
    `t11`.`environment`,
    `t11`.`virtual`,
    `t11`.`device`,
    `t11`.`homeless`,
    `t11`.`thing`,
    `t11`.`processors`,
    `t11`.`cores`,
    `t11`.`cpu_model`,
    `t11`.`machines`,
    IF(
      `t11`.`vcpus` > CAST(CASE
        WHEN FALSE
        OR (
          TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard2')
        )
        OR (
          TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard_2')
        )
        OR (
          TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard_edition_2')
        )
        OR (
          TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard edition 2')
        )
        THEN 8
        WHEN FALSE
        OR (
          TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard_one')
        )
        OR (
          TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard_edition_one')
        )
        OR (
          TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard edition one')
        )
        OR (
          TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard1')
        )
        THEN 8
        WHEN FALSE
        OR (
          TRUE AND CONTAINS(LOWER(`t11`.`product`), 'database_standard')
        )
        OR (
          TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard_edition')
        )
        OR (
          TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard edition')
        )
        THEN 16
        ELSE 8
      END AS BIGINT),
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT('', COALESCE('not eligible for ', '?')),
                  COALESCE(
                    CASE
                      WHEN FALSE
                      OR (
                        TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard2')
                      )
                      OR (
                        TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard_2')
                      )
                      OR (
                        TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard_edition_2')
                      )
                      OR (
                        TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard edition 2')
                      )
                      THEN 'Standard Edition 2'
                      WHEN FALSE
                      OR (
                        TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard_one')
                      )
                      OR (
                        TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard_edition_one')
                      )
                      OR (
                        TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard edition one')
                      )
                      OR (
                        TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard1')
                      )
                      THEN 'Standard Edition One'
                      WHEN FALSE
                      OR (
                        TRUE AND CONTAINS(LOWER(`t11`.`product`), 'database_standard')
                      )
                      OR (
                        TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard_edition')
                      )
                      OR (
                        TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard edition')
                      )
                      THEN 'Standard Edition'
                      ELSE 'Standard Edition 2'
                    END,
                    '?'
                  )
                ),
                COALESCE(': ', '?')
              ),
              COALESCE(
                IF(
                  `t11`.`vcpus` = 1,
                  '1 vCPU',
                  CONCAT(CONCAT('', COALESCE(CAST(`t11`.`vcpus` AS STRING), '?')), COALESCE(' vCPUs', '?'))
                ),
                '?'
              )
            ),
            COALESCE(', and a machine may have at most ', '?')
          ),
          COALESCE(
            CAST(CAST(CASE
              WHEN FALSE
              OR (
                TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard2')
              )
              OR (
                TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard_2')
              )
              OR (
                TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard_edition_2')
              )
              OR (
                TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard edition 2')
              )
              THEN 8
              WHEN FALSE
              OR (
                TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard_one')
              )
              OR (
                TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard_edition_one')
              )
              OR (
                TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard edition one')
              )
              OR (
                TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard1')
              )
              THEN 8
              WHEN FALSE
              OR (
                TRUE AND CONTAINS(LOWER(`t11`.`product`), 'database_standard')
              )
              OR (
                TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard_edition')
              )
              OR (
                TRUE AND CONTAINS(LOWER(`t11`.`product`), 'standard edition')
              )
              THEN 16
              ELSE 8
            END AS BIGINT) AS STRING),
            '?'
          )
        ),
        COALESCE(' (cloud policy of 2017-01); count it as Enterprise Edition', '?')
      ),
      CAST(NULL AS STRING)
    ) AS `refused`
  FROM (
    SELECT
      `t9`.`product`,
      `t9`.`machine`,
      `t9`.`rows`,
      `t9`.`version`,
      `t9`.`vcpus`,
      `t9`.`cluster`,
      `t9`.`vcenter`,
      `t9`.`environment`,
      `t9`.`virtual`,
      `t9`.`device`,
      `t9`.`homeless`,
      `t9`.`thing`,
      `t9`.`processors`,
      `t9`.`cores`,
      `t9`.`cpu_model`,
      `t9`.`machines`
    FROM (
      SELECT
        `t7`.`product`,
        `t7`.`machine`,
        `t7`.`rows`,
        `t7`.`version`,
        `t7`.`vcpus`,
        `t7`.`users`,
        `t7`.`cluster`,
        `t7`.`vcenter`,
        `t7`.`environment`,
        `t7`.`virtual`,
        `t7`.`device`,
        0 AS `homeless`,
        `t7`.`machine` AS `thing`,
        `t7`.`processors`,
        `t7`.`cores`,
        `t7`.`cpu_model`,
        `t7`.`rows` AS `machines`
      FROM (
        SELECT
          *
        FROM `t3` AS `t4`
        WHERE
          `t4`.`device` = 0
      ) AS `t7`
    ) AS `t9`
  ) AS `t11`
), `t36` AS (
  SELECT
    `t33`.`product`,
    `t33`.`machine`,
    `t33`.`rows`,
    `t33`.`version`,
    `t33`.`vcpus`,
    `t33`.`cluster`,
    `t33`.`vcenter`,
    `t33`.`environment`,
    `t33`.`virtual`,
    `t33`.`device`,
    `t33`.`homeless`,
    `t33`.`thing`,
    `t33`.`processors`,
    `t33`.`cores`,
    `t33`.`cpu_model`,
    `t33`.`machines`,
    `t33`.`refused`,
    `t33`.`_stop`,
    `t33`.`users`,
    `t33`.`most`,
    `t33`.`unknown`,
    `t33`.`_why_not`,
    CAST(CEIL(CAST(`t33`.`vcpus` AS DOUBLE) / 8) AS BIGINT) * 10 AS `part`,
    CONCAT(
      CONCAT(
        CONCAT('', COALESCE('10 for every 8 vCPUs that begin, ', '?')),
        COALESCE(
          IF(
            `t33`.`vcpus` = 1,
            '1 vCPU',
            CONCAT(CONCAT('', COALESCE(CAST(`t33`.`vcpus` AS STRING), '?')), COALESCE(' vCPUs', '?'))
          ),
          '?'
        )
      ),
      COALESCE(' (cloud policy of 2017-01)', '?')
    ) AS `why`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t31`.`product`,
        `t31`.`machine`,
        `t31`.`rows`,
        `t31`.`version`,
        `t31`.`vcpus`,
        `t31`.`cluster`,
        `t31`.`vcenter`,
        `t31`.`environment`,
        `t31`.`virtual`,
        `t31`.`device`,
        `t31`.`homeless`,
        `t31`.`thing`,
        `t31`.`processors`,
        `t31`.`cores`,
        `t31`.`cpu_model`,
        `t31`.`machines`,
        `t31`.`refused`,
        `t31`.`_stop`,
        `t31`.`users`,
        `t31`.`most`,
        `t31`.`unknown`,
        `t31`.`_why_not`
      FROM (
        SELECT
          `t30`.`product`,
          `t30`.`machine`,
          `t30`.`rows`,
          `t30`.`version`,
          `t30`.`vcpus`,
          `t30`.`cluster`,
          `t30`.`vcenter`,
          `t30`.`environment`,
          `t30`.`virtual`,
          `t30`.`device`,
          `t30`.`homeless`,
          `t30`.`thing`,
          `t30`.`processors`,
          `t30`.`cores`,
          `t30`.`cpu_model`,
          `t30`.`machines`,
          `t30`.`refused`,
          `t30`.`_stop`,
          `t30`.`_product`,
          `t30`.`_thing`,
          `t30`.`users`,
          `t30`.`most`,
          `t30`.`unknown`,
          COALESCE(`t30`.`_stop`, CAST(NULL AS STRING)) AS `_why_not`
        FROM (
          SELECT
            `t22`.`product`,
            `t22`.`machine`,
            `t22`.`rows`,
            `t22`.`version`,
            `t22`.`vcpus`,
            `t22`.`cluster`,
            `t22`.`vcenter`,
            `t22`.`environment`,
            `t22`.`virtual`,
            `t22`.`device`,
            `t22`.`homeless`,
            `t22`.`thing`,
            `t22`.`processors`,
            `t22`.`cores`,
            `t22`.`cpu_model`,
            `t22`.`machines`,
            `t22`.`refused`,
            `t22`.`_stop`,
            `t29`.`_product`,
            `t29`.`_thing`,
            `t29`.`users`,
            `t29`.`most`,
            `t29`.`unknown`
          FROM (
            SELECT
              `t17`.`product`,
              `t17`.`machine`,
              `t17`.`rows`,
              `t17`.`version`,
              `t17`.`vcpus`,
              `t17`.`cluster`,
              `t17`.`vcenter`,
              `t17`.`environment`,
              `t17`.`virtual`,
              `t17`.`device`,
              `t17`.`homeless`,
              `t17`.`thing`,
              `t17`.`processors`,
              `t17`.`cores`,
              `t17`.`cpu_model`,
              `t17`.`machines`,
              `t17`.`refused`,
              `t17`.`refused` AS `_stop`
            FROM `t16` AS `t17`
          ) AS `t22`
          LEFT OUTER JOIN (
            SELECT
              `t27`.`product` AS `_product`,
              `t27`.`place` AS `_thing`,
              `t27`.`users`,
              `t27`.`most`,
              `t27`.`unknown`
            FROM (
              SELECT
                `t26`.`product`,
                `t26`.`place`,
                SUM(`t26`.`users`) AS `users`,
                MAX(`t26`.`users`) AS `most`,
                SUM(IF(`t26`.`users` IS NULL, 1, 0)) AS `unknown`
              FROM (
                SELECT
                  `t25`.`product`,
                  `t25`.`machine`,
                  `t25`.`rows`,
                  `t25`.`version`,
                  `t25`.`vcpus`,
                  `t25`.`users`,
                  `t25`.`cluster`,
                  `t25`.`vcenter`,
                  `t25`.`environment`,
                  `t25`.`virtual`,
                  `t25`.`device`,
                  `t25`.`homeless`,
                  `t25`.`thing`,
                  `t25`.`processors`,
                  `t25`.`cores`,
                  `t25`.`cpu_model`,
                  `t25`.`_of`,
                  `t25`.`_at`,
                  `t25`.`_for`,
                  `t25`.`first`,
                  COALESCE(`t25`.`_at`, `t25`.`first`) AS `place`
                FROM (
                  SELECT
                    `t12`.`product`,
                    `t12`.`machine`,
                    `t12`.`rows`,
                    `t12`.`version`,
                    `t12`.`vcpus`,
                    `t12`.`users`,
                    `t12`.`cluster`,
                    `t12`.`vcenter`,
                    `t12`.`environment`,
                    `t12`.`virtual`,
                    `t12`.`device`,
                    `t12`.`homeless`,
                    `t12`.`thing`,
                    `t12`.`processors`,
                    `t12`.`cores`,
                    `t12`.`cpu_model`,
                    `t20`.`_of`,
                    `t20`.`_at`,
                    `t24`.`_for`,
                    `t24`.`first`
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        `t4`.`product`,
                        `t4`.`machine`,
                        `t4`.`rows`,
                        `t4`.`version`,
                        `t4`.`vcpus`,
                        `t4`.`users`,
                        `t4`.`cluster`,
                        `t4`.`vcenter`,
                        `t4`.`environment`,
                        `t4`.`virtual`,
                        `t4`.`device`,
                        `t4`.`homeless`,
                        `t4`.`machine` AS `thing`,
                        `t4`.`processors`,
                        `t4`.`cores`,
                        `t4`.`cpu_model`
                      FROM `t3` AS `t4`
                    ) AS `t5`
                    WHERE
                      `t5`.`device` = 0
                  ) AS `t12`
                  LEFT OUTER JOIN (
                    SELECT
                      `t17`.`product` AS `_of`,
                      `t17`.`thing` AS `_at`
                    FROM `t16` AS `t17`
                  ) AS `t20`
                    ON `t12`.`product` = `t20`.`_of` AND `t12`.`thing` = `t20`.`_at`
                  LEFT OUTER JOIN (
                    SELECT
                      `t21`.`product` AS `_for`,
                      `t21`.`first`
                    FROM (
                      SELECT
                        `t17`.`product`,
                        MIN(`t17`.`thing`) AS `first`
                      FROM `t16` AS `t17`
                      GROUP BY
                        1
                    ) AS `t21`
                  ) AS `t24`
                    ON `t12`.`product` = `t24`.`_for`
                ) AS `t25`
              ) AS `t26`
              GROUP BY
                1,
                2
            ) AS `t27`
          ) AS `t29`
            ON `t22`.`product` = `t29`.`_product` AND `t22`.`thing` = `t29`.`_thing`
        ) AS `t30`
      ) AS `t31`
    ) AS `t32`
    WHERE
      `t32`.`_why_not` IS NULL AND `t32`.`vcpus` IS NOT NULL
  ) AS `t33`
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t45`.`product`,
          `t45`.`thing`,
          `t45`.`machines`,
          IF(`t45`.`_reason` IS NULL, `t45`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
          COALESCE(`t45`.`_reason`, `t45`.`_rule`) AS `rule`
        FROM (
          SELECT
            `t44`.`product`,
            `t44`.`machine`,
            `t44`.`rows`,
            `t44`.`version`,
            `t44`.`vcpus`,
            `t44`.`cluster`,
            `t44`.`vcenter`,
            `t44`.`environment`,
            `t44`.`virtual`,
            `t44`.`device`,
            `t44`.`homeless`,
            `t44`.`thing`,
            `t44`.`processors`,
            `t44`.`cores`,
            `t44`.`cpu_model`,
            `t44`.`machines`,
            `t44`.`refused`,
            `t44`.`_stop`,
            `t44`.`users`,
            `t44`.`most`,
            `t44`.`unknown`,
            `t44`.`_why_not`,
            `t44`.`part`,
            `t44`.`why`,
            `t44`.`lead`,
            `t44`.`_of`,
            `t44`.`beyond`,
            `t44`.`said`,
            `t44`.`part` + COALESCE(`t44`.`beyond`, 0.0) AS `_quantity`,
            CONCAT(
              CONCAT(
                CONCAT('', COALESCE('part of the common minimum: ', '?')),
                COALESCE(`t44`.`why`, '?')
              ),
              COALESCE(COALESCE(`t44`.`said`, ''), '?')
            ) AS `_rule`,
            CAST(NULL AS STRING) AS `_reason`
          FROM (
            SELECT
              `t39`.`product`,
              `t39`.`machine`,
              `t39`.`rows`,
              `t39`.`version`,
              `t39`.`vcpus`,
              `t39`.`cluster`,
              `t39`.`vcenter`,
              `t39`.`environment`,
              `t39`.`virtual`,
              `t39`.`device`,
              `t39`.`homeless`,
              `t39`.`thing`,
              `t39`.`processors`,
              `t39`.`cores`,
              `t39`.`cpu_model`,
              `t39`.`machines`,
              `t39`.`refused`,
              `t39`.`_stop`,
              `t39`.`users`,
              `t39`.`most`,
              `t39`.`unknown`,
              `t39`.`_why_not`,
              `t39`.`part`,
              `t39`.`why`,
              `t43`.`lead`,
              `t43`.`_of`,
              `t43`.`beyond`,
              `t43`.`said`
            FROM `t36` AS `t39`
            LEFT OUTER JOIN (
              SELECT
                `t41`.`lead`,
                `t41`.`product` AS `_of`,
                IF(
                  CAST(COALESCE(`t41`.`people`, 0) AS DOUBLE) IS NOT NULL
                  AND NOT ISNAN(CAST(COALESCE(`t41`.`people`, 0) AS DOUBLE))
                  AND (
                    CAST(CAST(CEIL(CAST(ROUND(`t41`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE) IS NOT NULL
                    AND NOT ISNAN(CAST(CAST(CEIL(CAST(ROUND(`t41`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE))
                  ),
                  IF(
                    CAST(COALESCE(`t41`.`people`, 0) AS DOUBLE) >= CAST(CAST(CEIL(CAST(ROUND(`t41`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE),
                    CAST(COALESCE(`t41`.`people`, 0) AS DOUBLE),
                    CAST(CAST(CEIL(CAST(ROUND(`t41`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS DOUBLE)
                  ),
                  NULL
                ) - `t41`.`minimum` AS `beyond`,
                CASE
                  WHEN `t41`.`people` IS NULL
                  THEN CONCAT(
                    CONCAT('', COALESCE('; users not known, so at least ', '?')),
                    COALESCE(
                      CONCAT(
                        CONCAT(
                          CONCAT('', COALESCE('the minimum of ', '?')),
                          COALESCE(
                            CAST(CAST(CEIL(CAST(ROUND(`t41`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS STRING),
                            '?'
                          )
                        ),
                        COALESCE(' for all servers together', '?')
                      ),
                      '?'
                    )
                  )
                  WHEN `t41`.`people` > CAST(CEIL(CAST(ROUND(`t41`.`minimum`, 6) AS DOUBLE)) AS BIGINT)
                  THEN CONCAT(
                    CONCAT(
                      CONCAT(
                        CONCAT('', COALESCE('; ', '?')),
                        COALESCE(
                          CONCAT(
                            CONCAT(
                              '',
                              COALESCE(
                                IF(
                                  `t41`.`people` = 1,
                                  '1 user',
                                  CONCAT(CONCAT('', COALESCE(CAST(`t41`.`people` AS STRING), '?')), COALESCE(' users', '?'))
                                ),
                                '?'
                              )
                            ),
                            COALESCE(' on all servers together', '?')
                          ),
                          '?'
                        )
                      ),
                      COALESCE(', more than ', '?')
                    ),
                    COALESCE(
                      CONCAT(
                        CONCAT(
                          CONCAT('', COALESCE('the minimum of ', '?')),
                          COALESCE(
                            CAST(CAST(CEIL(CAST(ROUND(`t41`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS STRING),
                            '?'
                          )
                        ),
                        COALESCE(' for all servers together', '?')
                      ),
                      '?'
                    )
                  )
                  ELSE CONCAT(
                    CONCAT(
                      CONCAT(
                        CONCAT('', COALESCE('; ', '?')),
                        COALESCE(
                          CONCAT(
                            CONCAT(
                              '',
                              COALESCE(
                                IF(
                                  `t41`.`people` = 1,
                                  '1 user',
                                  CONCAT(CONCAT('', COALESCE(CAST(`t41`.`people` AS STRING), '?')), COALESCE(' users', '?'))
                                ),
                                '?'
                              )
                            ),
                            COALESCE(' on all servers together', '?')
                          ),
                          '?'
                        )
                      ),
                      COALESCE(', so ', '?')
                    ),
                    COALESCE(
                      CONCAT(
                        CONCAT(
                          CONCAT('', COALESCE('the minimum of ', '?')),
                          COALESCE(
                            CAST(CAST(CEIL(CAST(ROUND(`t41`.`minimum`, 6) AS DOUBLE)) AS BIGINT) AS STRING),
                            '?'
                          )
                        ),
                        COALESCE(' for all servers together', '?')
                      ),
                      '?'
                    )
                  )
                END AS `said`
              FROM (
                SELECT
                  `t37`.`product`,
                  SUM(`t37`.`part`) AS `minimum`,
                  SUM(`t37`.`users`) AS `people`,
                  MIN(`t37`.`thing`) AS `lead`
                FROM `t36` AS `t37`
                GROUP BY
                  1
              ) AS `t41`
            ) AS `t43`
              ON `t39`.`product` = `t43`.`_of` AND `t39`.`thing` = `t43`.`lead`
          ) AS `t44`
        ) AS `t45`
      ) AS `t46`
    ) AS `t47`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t35`.`product`,
          `t35`.`thing`,
          `t35`.`machines`,
          IF(`t35`.`_reason` IS NULL, `t35`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
          COALESCE(`t35`.`_reason`, `t35`.`_rule`) AS `rule`
        FROM (
          SELECT
            `t34`.`product`,
            `t34`.`machine`,
            `t34`.`rows`,
            `t34`.`version`,
            `t34`.`vcpus`,
            `t34`.`cluster`,
            `t34`.`vcenter`,
            `t34`.`environment`,
            `t34`.`virtual`,
            `t34`.`device`,
            `t34`.`homeless`,
            `t34`.`thing`,
            `t34`.`processors`,
            `t34`.`cores`,
            `t34`.`cpu_model`,
            `t34`.`machines`,
            `t34`.`refused`,
            `t34`.`_stop`,
            `t34`.`users`,
            `t34`.`most`,
            `t34`.`unknown`,
            `t34`.`_why_not`,
            0.0 AS `_quantity`,
            '' AS `_rule`,
            CASE
              WHEN (
                `t34`.`vcpus` IS NULL
              ) AND (
                `t34`.`homeless` > 0
              )
              THEN CONCAT(
                CONCAT(
                  CONCAT('', COALESCE('not counted: the host of ', '?')),
                  COALESCE(`t34`.`thing`, '?')
                ),
                COALESCE(' is not known', '?')
              )
              WHEN `t34`.`vcpus` IS NULL
              THEN CONCAT(
                CONCAT(
                  CONCAT(
                    CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('vCPUs', '?')),
                    COALESCE(' of ', '?')
                  ),
                  COALESCE(`t34`.`thing`, '?')
                ),
                COALESCE(' are not known', '?')
              )
              WHEN `t34`.`_why_not` IS NOT NULL
              THEN `t34`.`_why_not`
              ELSE NULL
            END AS `_reason`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t31`.`product`,
                `t31`.`machine`,
                `t31`.`rows`,
                `t31`.`version`,
                `t31`.`vcpus`,
                `t31`.`cluster`,
                `t31`.`vcenter`,
                `t31`.`environment`,
                `t31`.`virtual`,
                `t31`.`device`,
                `t31`.`homeless`,
                `t31`.`thing`,
                `t31`.`processors`,
                `t31`.`cores`,
                `t31`.`cpu_model`,
                `t31`.`machines`,
                `t31`.`refused`,
                `t31`.`_stop`,
                `t31`.`users`,
                `t31`.`most`,
                `t31`.`unknown`,
                `t31`.`_why_not`
              FROM (
                SELECT
                  `t30`.`product`,
                  `t30`.`machine`,
                  `t30`.`rows`,
                  `t30`.`version`,
                  `t30`.`vcpus`,
                  `t30`.`cluster`,
                  `t30`.`vcenter`,
                  `t30`.`environment`,
                  `t30`.`virtual`,
                  `t30`.`device`,
                  `t30`.`homeless`,
                  `t30`.`thing`,
                  `t30`.`processors`,
                  `t30`.`cores`,
                  `t30`.`cpu_model`,
                  `t30`.`machines`,
                  `t30`.`refused`,
                  `t30`.`_stop`,
                  `t30`.`_product`,
                  `t30`.`_thing`,
                  `t30`.`users`,
                  `t30`.`most`,
                  `t30`.`unknown`,
                  COALESCE(`t30`.`_stop`, CAST(NULL AS STRING)) AS `_why_not`
                FROM (
                  SELECT
                    `t22`.`product`,
                    `t22`.`machine`,
                    `t22`.`rows`,
                    `t22`.`version`,
                    `t22`.`vcpus`,
                    `t22`.`cluster`,
                    `t22`.`vcenter`,
                    `t22`.`environment`,
                    `t22`.`virtual`,
                    `t22`.`device`,
                    `t22`.`homeless`,
                    `t22`.`thing`,
                    `t22`.`processors`,
                    `t22`.`cores`,
                    `t22`.`cpu_model`,
                    `t22`.`machines`,
                    `t22`.`refused`,
                    `t22`.`_stop`,
                    `t29`.`_product`,
                    `t29`.`_thing`,
                    `t29`.`users`,
                    `t29`.`most`,
                    `t29`.`unknown`
                  FROM (
                    SELECT
                      `t17`.`product`,
                      `t17`.`machine`,
                      `t17`.`rows`,
                      `t17`.`version`,
                      `t17`.`vcpus`,
                      `t17`.`cluster`,
                      `t17`.`vcenter`,
                      `t17`.`environment`,
                      `t17`.`virtual`,
                      `t17`.`device`,
                      `t17`.`homeless`,
                      `t17`.`thing`,
                      `t17`.`processors`,
                      `t17`.`cores`,
                      `t17`.`cpu_model`,
                      `t17`.`machines`,
                      `t17`.`refused`,
                      `t17`.`refused` AS `_stop`
                    FROM `t16` AS `t17`
                  ) AS `t22`
                  LEFT OUTER JOIN (
                    SELECT
                      `t27`.`product` AS `_product`,
                      `t27`.`place` AS `_thing`,
                      `t27`.`users`,
                      `t27`.`most`,
                      `t27`.`unknown`
                    FROM (
                      SELECT
                        `t26`.`product`,
                        `t26`.`place`,
                        SUM(`t26`.`users`) AS `users`,
                        MAX(`t26`.`users`) AS `most`,
                        SUM(IF(`t26`.`users` IS NULL, 1, 0)) AS `unknown`
                      FROM (
                        SELECT
                          `t25`.`product`,
                          `t25`.`machine`,
                          `t25`.`rows`,
                          `t25`.`version`,
                          `t25`.`vcpus`,
                          `t25`.`users`,
                          `t25`.`cluster`,
                          `t25`.`vcenter`,
                          `t25`.`environment`,
                          `t25`.`virtual`,
                          `t25`.`device`,
                          `t25`.`homeless`,
                          `t25`.`thing`,
                          `t25`.`processors`,
                          `t25`.`cores`,
                          `t25`.`cpu_model`,
                          `t25`.`_of`,
                          `t25`.`_at`,
                          `t25`.`_for`,
                          `t25`.`first`,
                          COALESCE(`t25`.`_at`, `t25`.`first`) AS `place`
                        FROM (
                          SELECT
                            `t12`.`product`,
                            `t12`.`machine`,
                            `t12`.`rows`,
                            `t12`.`version`,
                            `t12`.`vcpus`,
                            `t12`.`users`,
                            `t12`.`cluster`,
                            `t12`.`vcenter`,
                            `t12`.`environment`,
                            `t12`.`virtual`,
                            `t12`.`device`,
                            `t12`.`homeless`,
                            `t12`.`thing`,
                            `t12`.`processors`,
                            `t12`.`cores`,
                            `t12`.`cpu_model`,
                            `t20`.`_of`,
                            `t20`.`_at`,
                            `t24`.`_for`,
                            `t24`.`first`
                          FROM (
                            SELECT
                              *
                            FROM (
                              SELECT
                                `t4`.`product`,
                                `t4`.`machine`,
                                `t4`.`rows`,
                                `t4`.`version`,
                                `t4`.`vcpus`,
                                `t4`.`users`,
                                `t4`.`cluster`,
                                `t4`.`vcenter`,
                                `t4`.`environment`,
                                `t4`.`virtual`,
                                `t4`.`device`,
                                `t4`.`homeless`,
                                `t4`.`machine` AS `thing`,
                                `t4`.`processors`,
                                `t4`.`cores`,
                                `t4`.`cpu_model`
                              FROM `t3` AS `t4`
                            ) AS `t5`
                            WHERE
                              `t5`.`device` = 0
                          ) AS `t12`
                          LEFT OUTER JOIN (
                            SELECT
                              `t17`.`product` AS `_of`,
                              `t17`.`thing` AS `_at`
                            FROM `t16` AS `t17`
                          ) AS `t20`
                            ON `t12`.`product` = `t20`.`_of` AND `t12`.`thing` = `t20`.`_at`
                          LEFT OUTER JOIN (
                            SELECT
                              `t21`.`product` AS `_for`,
                              `t21`.`first`
                            FROM (
                              SELECT
                                `t17`.`product`,
                                MIN(`t17`.`thing`) AS `first`
                              FROM `t16` AS `t17`
                              GROUP BY
                                1
                            ) AS `t21`
                          ) AS `t24`
                            ON `t12`.`product` = `t24`.`_for`
                        ) AS `t25`
                      ) AS `t26`
                      GROUP BY
                        1,
                        2
                    ) AS `t27`
                  ) AS `t29`
                    ON `t22`.`product` = `t29`.`_product` AND `t22`.`thing` = `t29`.`_thing`
                ) AS `t30`
              ) AS `t31`
            ) AS `t32`
            WHERE
              NOT (
                (
                  `t32`.`_why_not` IS NULL
                ) AND (
                  `t32`.`vcpus` IS NOT NULL
                )
              )
          ) AS `t34`
        ) AS `t35`
      ) AS `t38`
    ) AS `t40`
  ) AS `t48`
) AS `t49`
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t13`.`product`,
      `t13`.`thing`,
      `t13`.`machines`,
      IF(`t13`.`_reason` IS NULL, `t13`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
      COALESCE(`t13`.`_reason`, `t13`.`_rule`) AS `rule`
    FROM (
      SELECT
        `t8`.`product`,
        `t8`.`machine`,
        `t8`.`rows`,
        `t8`.`version`,
        `t8`.`vcpus`,
        `t8`.`users`,
        `t8`.`cluster`,
        `t8`.`vcenter`,
        `t8`.`environment`,
        `t8`.`virtual`,
        `t8`.`device`,
        `t8`.`homeless`,
        `t8`.`thing`,
        `t8`.`processors`,
        `t8`.`cores`,
        `t8`.`cpu_model`,
        `t8`.`machines`,
        CAST(IF(COALESCE(`t8`.`users` > 0, FALSE), 0, 1) AS DOUBLE) AS `_quantity`,
        IF(
          COALESCE(`t8`.`users` > 0, FALSE),
          'operated by people, who are counted where they use the program; the device is not counted again',
          'a device that nobody operates counts like a person'
        ) AS `_rule`,
        CAST(NULL AS STRING) AS `_reason`
      FROM (
        SELECT
          `t6`.`product`,
          `t6`.`machine`,
          `t6`.`rows`,
          `t6`.`version`,
          `t6`.`vcpus`,
          `t6`.`users`,
          `t6`.`cluster`,
          `t6`.`vcenter`,
          `t6`.`environment`,
          `t6`.`virtual`,
          `t6`.`device`,
          `t6`.`homeless`,
          `t6`.`machine` AS `thing`,
          `t6`.`processors`,
          `t6`.`cores`,
          `t6`.`cpu_model`,
          `t6`.`rows` AS `machines`
        FROM (
          SELECT
            *
          FROM `t3` AS `t4`
          WHERE
            `t4`.`device` = 1
        ) AS `t6`
      ) AS `t8`
    ) AS `t13`
  ) AS `t14`
) AS `t15`
