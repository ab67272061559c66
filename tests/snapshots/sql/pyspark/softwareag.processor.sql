WITH `t3` AS (
  SELECT
    *
  FROM (
    SELECT
      `t1`.`product`,
      `t1`.`machine`,
      `t1`.`rows`,
      `t1`.`version`,
      `t1`.`vcpus`,
      `t1`.`users`,
      `t1`.`cluster`,
      `t1`.`vcenter`,
      IF(`t1`.`active` > 0, CAST(NULL AS STRING), `t1`.`environment`) AS `environment`,
      IF(COALESCE(`t1`.`kind` = 'virtual', FALSE), 1, 0) AS `virtual`,
      IF(`t1`.`kind` = 'device', 1, 0) AS `device`,
      IF(COALESCE(`t1`.`kind` = 'virtual', FALSE) AND (
        `t1`.`host` IS NULL
      ), 1, 0) AS `homeless`,
      IF(
        COALESCE(`t1`.`kind` = 'virtual', FALSE),
        COALESCE(`t1`.`host`, `t1`.`machine`),
        `t1`.`machine`
      ) AS `thing`,
      IF(COALESCE(`t1`.`kind` = 'virtual', FALSE), `t1`.`host_processors`, `t1`.`processors`) AS `processors`,
      IF(COALESCE(`t1`.`kind` = 'virtual', FALSE), `t1`.`host_cores`, `t1`.`cores`) AS `cores`,
      IF(
        COALESCE(`t1`.`kind` = 'virtual', FALSE),
        COALESCE(`t1`.`host_cpu_model`, `t1`.`cpu_model`),
        `t1`.`cpu_model`
      ) AS `cpu_model`
    FROM (
      SELECT
        `t0`.`product`,
        `t0`.`machine`,
        COUNT(*) AS `rows`,
        MIN(
          LOWER(
            IF(TRIM(' \t\n\r\013\014' FROM `t0`.`environment`) = '', NULL, `t0`.`environment`)
          )
        ) AS `environment`,
        MAX(
          IF(
            IF(TRIM(' \t\n\r\013\014' FROM `t0`.`environment`) = '', NULL, `t0`.`environment`) IS NULL,
            1,
            0
          )
        ) AS `active`,
        MAX(`t0`.`users`) AS `users`,
        MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`kind`) = '', NULL, `t0`.`kind`)) AS `kind`,
        MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`cpu_model`) = '', NULL, `t0`.`cpu_model`)) AS `cpu_model`,
        MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`host`) = '', NULL, `t0`.`host`)) AS `host`,
        MAX(
          IF(TRIM(' \t\n\r\013\014' FROM `t0`.`host_cpu_model`) = '', NULL, `t0`.`host_cpu_model`)
        ) AS `host_cpu_model`,
        MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`cluster`) = '', NULL, `t0`.`cluster`)) AS `cluster`,
        MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`vcenter`) = '', NULL, `t0`.`vcenter`)) AS `vcenter`,
        MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`version`) = '', NULL, `t0`.`version`)) AS `version`,
        MAX(IF(`t0`.`processors` > 0, `t0`.`processors`, NULL)) AS `processors`,
        MAX(IF(`t0`.`cores` > 0, `t0`.`cores`, NULL)) AS `cores`,
        MAX(IF(`t0`.`vcpus` > 0, `t0`.`vcpus`, NULL)) AS `vcpus`,
        MAX(IF(`t0`.`host_processors` > 0, `t0`.`host_processors`, NULL)) AS `host_processors`,
        MAX(IF(`t0`.`host_cores` > 0, `t0`.`host_cores`, NULL)) AS `host_cores`
      FROM `footprint` AS `t0`
      GROUP BY
        1,
        2
    ) AS `t1`
  ) AS `t2`
  WHERE
    `t2`.`device` = 0
), `t17` AS (
  SELECT
    `t16`.`product`,
    `t16`.`thing`,
    `t16`.`machines`,
    `t16`.`guests`,
    `t16`.`native`,
    `t16`.`homeless`,
    `t16`.`processors`,
    `t16`.`cores`,
    `t16`.`cpu_model`,
    `t16`.`version`,
    `t16`.`cluster`,
    `t16`.`vcenter`,
    `t16`.`vcpus`,
    `t16`.`productive`,
    `t16`.`said`,
    `t16`.`factor`,
    `t16`.`factor_text`,
    `t16`.`family`,
    `t16`.`cores` * `t16`.`factor` AS `units`
  FROM (
    SELECT
      `t15`.`product`,
      `t15`.`thing`,
      `t15`.`machines`,
      `t15`.`guests`,
      `t15`.`native`,
      `t15`.`homeless`,
      `t15`.`processors`,
      `t15`.`cores`,
      `t15`.`cpu_model`,
      `t15`.`version`,
      `t15`.`cluster`,
      `t15`.`vcenter`,
      `t15`.`vcpus`,
      `t15`.`productive`,
      `t15`.`said`,
      CAST(NULL AS DOUBLE) AS `factor`,
      CAST(NULL AS STRING) AS `factor_text`,
      CAST(NULL AS STRING) AS `family`
    FROM (
      SELECT
        `t14`.`product`,
        `t14`.`thing`,
        `t14`.`machines`,
        `t14`.`guests`,
        `t14`.`native`,
        `t14`.`homeless`,
        `t14`.`processors`,
        `t14`.`cores`,
        `t14`.`cpu_model`,
        `t14`.`version`,
        `t14`.`cluster`,
        `t14`.`vcenter`,
        `t14`.`vcpus`,
        `t14`.`productive`,
        `t14`.`said`
      FROM (
        SELECT
          `t13`.`product`,
          `t13`.`thing`,
          `t13`.`machines`,
          `t13`.`guests`,
          `t13`.`native`,
          `t13`.`homeless`,
          `t13`.`processors`,
          `t13`.`cores`,
          `t13`.`cpu_model`,
          `t13`.`version`,
          `t13`.`cluster`,
          `t13`.`vcenter`,
          `t13`.`vcpus`,
          `t10`.`_product`,
          `t10`.`_thing`,
          `t10`.`productive`,
          `t10`.`said`
        FROM (
          SELECT
            `t11`.`product`,
            `t11`.`thing`,
            `t11`.`machines`,
            `t11`.`guests`,
            `t11`.`native`,
            `t11`.`homeless`,
            `t11`.`processors`,
            `t11`.`cores`,
            `t11`.`cpu_model`,
            `t11`.`version`,
            `t11`.`cluster`,
            `t11`.`vcenter`,
            `t11`.`vcpus`
          FROM (
            SELECT
              `t8`.`product`,
              `t8`.`thing`,
              `t8`.`machines`,
              `t8`.`guests`,
              `t8`.`native`,
              `t8`.`vcpus_known`,
              `t8`.`vcpus_unknown`,
              `t8`.`homeless`,
              `t8`.`processors`,
              `t8`.`cores`,
              `t8`.`cpu_model`,
              `t8`.`version`,
              `t8`.`cluster`,
              `t8`.`vcenter`,
              IF(`t8`.`vcpus_unknown` > 0, CAST(NULL AS BIGINT), `t8`.`vcpus_known`) AS `vcpus`
            FROM (
              SELECT
                `t5`.`product`,
                `t5`.`thing`,
                SUM(`t5`.`rows`) AS `machines`,
                SUM(`t5`.`virtual`) AS `guests`,
                MAX(1 - `t5`.`virtual`) AS `native`,
                SUM(`t5`.`virtual` * COALESCE(`t5`.`vcpus`, 0)) AS `vcpus_known`,
                SUM(`t5`.`virtual` * IF(`t5`.`vcpus` IS NULL, 1, 0)) AS `vcpus_unknown`,
                MAX(`t5`.`homeless`) AS `homeless`,
                MAX(`t5`.`processors`) AS `processors`,
                MAX(`t5`.`cores`) AS `cores`,
                MAX(`t5`.`cpu_model`) AS `cpu_model`,
                MAX(`t5`.`version`) AS `version`,
                MAX(`t5`.`cluster`) AS `cluster`,
                MAX(`t5`.`vcenter`) AS `vcenter`
              FROM (
                SELECT
                  *
                FROM `t3` AS `t4`
                WHERE
                  `t4`.`device` = 0
              ) AS `t5`
              GROUP BY
                1,
                2
            ) AS `t8`
          ) AS `t11`
        ) AS `t13`
        LEFT OUTER JOIN (
          SELECT
            `t7`.`product` AS `_product`,
            `t7`.`thing` AS `_thing`,
            `t7`.`productive`,
            `t7`.`said`
          FROM (
            SELECT
              `t6`.`product`,
              `t6`.`thing`,
              MAX(`t6`.`productive`) AS `productive`,
              MAX(`t6`.`said`) AS `said`
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
                `t4`.`thing`,
                `t4`.`processors`,
                `t4`.`cores`,
                `t4`.`cpu_model`,
                IF((
                  `t4`.`environment` = 'production'
                ) OR (
                  `t4`.`environment` IS NULL
                ), 1, 0) AS `productive`,
                IF(`t4`.`environment` = 'production', 1, 0) AS `said`
              FROM `t3` AS `t4`
            ) AS `t6`
            GROUP BY
              1,
              2
          ) AS `t7`
        ) AS `t10`
          ON `t13`.`product` = `t10`.`_product` AND `t13`.`thing` = `t10`.`_thing`
      ) AS `t14`
    ) AS `t15`
  ) AS `t16`
)
SELECT
  `t23`.`product`,
  `t23`.`thing`,
  `t23`.`machines`,
  IF(`t23`.`_reason` IS NULL, `t23`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
  COALESCE(`t23`.`_reason`, `t23`.`_rule`) AS `rule`,
  `t23`.`_alone` AS `alone`,
  `t23`.`_alone_rule` AS `alone_rule`,
  `t23`.`_people` AS `people`,
  `t23`.`_least` AS `least`,
  `t23`.`_step` AS `step`,
  `t23`.`_version` AS `version`
FROM (
  SELECT
    `t19`.`product`,
    `t19`.`thing`,
    `t19`.`machines`,
    IF(
      IF(`t22`.`here` >= `t22`.`there`, `t19`.`productive` = 1, `t19`.`productive` = 0),
      `t19`.`units`,
      0.0
    ) AS `_quantity`,
    IF(
      IF(`t22`.`here` >= `t22`.`there`, `t19`.`productive` = 1, `t19`.`productive` = 0),
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  COALESCE(
                    IF(
                      `t19`.`cores` = 1,
                      '1 core',
                      CONCAT(COALESCE(CAST(`t19`.`cores` AS STRING), '?'), ' cores')
                    ),
                    '?'
                  ),
                  ' × '
                ),
                COALESCE(`t19`.`factor_text`, '?')
              ),
              ' ('
            ),
            COALESCE(`t19`.`family`, '?')
          ),
          '), '
        ),
        COALESCE(
          CASE
            WHEN `t19`.`said` = 1
            THEN 'production'
            WHEN `t19`.`productive` = 1
            THEN 'of an environment that is not known and taken for production'
            ELSE 'other environments'
          END,
          '?'
        )
      ),
      CONCAT(
        COALESCE(
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(
                    CONCAT(
                      COALESCE(
                        IF(
                          `t19`.`cores` = 1,
                          '1 core',
                          CONCAT(COALESCE(CAST(`t19`.`cores` AS STRING), '?'), ' cores')
                        ),
                        '?'
                      ),
                      ' × '
                    ),
                    COALESCE(`t19`.`factor_text`, '?')
                  ),
                  ' ('
                ),
                COALESCE(`t19`.`family`, '?')
              ),
              '), '
            ),
            COALESCE(
              CASE
                WHEN `t19`.`said` = 1
                THEN 'production'
                WHEN `t19`.`productive` = 1
                THEN 'of an environment that is not known and taken for production'
                ELSE 'other environments'
              END,
              '?'
            )
          ),
          '?'
        ),
        ': not counted, as the others together need more'
      )
    ) AS `_rule`,
    CASE
      WHEN (
        `t19`.`cores` IS NULL
      ) AND (
        `t19`.`homeless` > 0
      )
      THEN CONCAT(CONCAT('not counted: the host of ', COALESCE(`t19`.`thing`, '?')), ' is not known')
      WHEN `t19`.`cores` IS NULL
      THEN CONCAT(
        CONCAT('not counted: the cores of ', COALESCE(`t19`.`thing`, '?')),
        ' are not known'
      )
      WHEN `t19`.`factor` IS NULL OR ISNAN(`t19`.`factor`)
      THEN CONCAT(
        CONCAT('not counted: the factors of ', COALESCE(`t19`.`thing`, '?')),
        ' are not known'
      )
      ELSE NULL
    END AS `_reason`,
    CAST(NULL AS DOUBLE) AS `_alone`,
    CAST(NULL AS STRING) AS `_alone_rule`,
    CAST(NULL AS DOUBLE) AS `_people`,
    CAST(NULL AS DOUBLE) AS `_least`,
    CAST(NULL AS DOUBLE) AS `_step`,
    CAST(NULL AS STRING) AS `_version`
  FROM `t17` AS `t19`
  LEFT OUTER JOIN (
    SELECT
      `t20`.`product` AS `_product`,
      `t20`.`here`,
      `t20`.`there`
    FROM (
      SELECT
        `t18`.`product`,
        COALESCE(SUM(IF(`t18`.`productive` = 1, `t18`.`units`, NULL)), 0.0) AS `here`,
        COALESCE(SUM(IF(`t18`.`productive` = 0, `t18`.`units`, NULL)), 0.0) AS `there`
      FROM `t17` AS `t18`
      GROUP BY
        1
    ) AS `t20`
  ) AS `t22`
    ON `t19`.`product` = `t22`.`_product`
) AS `t23`
