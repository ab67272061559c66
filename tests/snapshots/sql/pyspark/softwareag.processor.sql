WITH `t4` AS (
  SELECT
    *
  FROM (
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
  ) AS `t3`
  WHERE
    `t3`.`device` = 0
), `t18` AS (
  SELECT
    `t17`.`product`,
    `t17`.`thing`,
    `t17`.`machines`,
    `t17`.`guests`,
    `t17`.`native`,
    `t17`.`homeless`,
    `t17`.`processors`,
    `t17`.`cores`,
    `t17`.`cpu_model`,
    `t17`.`version`,
    `t17`.`cluster`,
    `t17`.`vcenter`,
    `t17`.`vcpus`,
    `t17`.`productive`,
    `t17`.`said`,
    `t17`.`factor`,
    `t17`.`factor_text`,
    `t17`.`family`,
    `t17`.`cores` * `t17`.`factor` AS `units`
  FROM (
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
      CAST(NULL AS DOUBLE) AS `factor`,
      CAST(NULL AS STRING) AS `factor_text`,
      CAST(NULL AS STRING) AS `family`
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
        `t15`.`said`
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
          `t11`.`_product`,
          `t11`.`_thing`,
          `t11`.`productive`,
          `t11`.`said`
        FROM (
          SELECT
            `t12`.`product`,
            `t12`.`thing`,
            `t12`.`machines`,
            `t12`.`guests`,
            `t12`.`native`,
            `t12`.`homeless`,
            `t12`.`processors`,
            `t12`.`cores`,
            `t12`.`cpu_model`,
            `t12`.`version`,
            `t12`.`cluster`,
            `t12`.`vcenter`,
            `t12`.`vcpus`
          FROM (
            SELECT
              `t9`.`product`,
              `t9`.`thing`,
              `t9`.`machines`,
              `t9`.`guests`,
              `t9`.`native`,
              `t9`.`vcpus_known`,
              `t9`.`vcpus_unknown`,
              `t9`.`homeless`,
              `t9`.`processors`,
              `t9`.`cores`,
              `t9`.`cpu_model`,
              `t9`.`version`,
              `t9`.`cluster`,
              `t9`.`vcenter`,
              IF(`t9`.`vcpus_unknown` > 0, CAST(NULL AS BIGINT), `t9`.`vcpus_known`) AS `vcpus`
            FROM (
              SELECT
                `t6`.`product`,
                `t6`.`thing`,
                SUM(`t6`.`rows`) AS `machines`,
                SUM(`t6`.`virtual`) AS `guests`,
                MAX(1 - `t6`.`virtual`) AS `native`,
                SUM(`t6`.`virtual` * COALESCE(`t6`.`vcpus`, 0)) AS `vcpus_known`,
                SUM(`t6`.`virtual` * IF(`t6`.`vcpus` IS NULL, 1, 0)) AS `vcpus_unknown`,
                MAX(`t6`.`homeless`) AS `homeless`,
                MAX(`t6`.`processors`) AS `processors`,
                MAX(`t6`.`cores`) AS `cores`,
                MAX(`t6`.`cpu_model`) AS `cpu_model`,
                MAX(`t6`.`version`) AS `version`,
                MAX(`t6`.`cluster`) AS `cluster`,
                MAX(`t6`.`vcenter`) AS `vcenter`
              FROM (
                SELECT
                  *
                FROM `t4` AS `t5`
                WHERE
                  `t5`.`device` = 0
              ) AS `t6`
              GROUP BY
                1,
                2
            ) AS `t9`
          ) AS `t12`
        ) AS `t14`
        LEFT OUTER JOIN (
          SELECT
            `t8`.`product` AS `_product`,
            `t8`.`thing` AS `_thing`,
            `t8`.`productive`,
            `t8`.`said`
          FROM (
            SELECT
              `t7`.`product`,
              `t7`.`thing`,
              MAX(`t7`.`productive`) AS `productive`,
              MAX(`t7`.`said`) AS `said`
            FROM (
              SELECT
                `t5`.`product`,
                `t5`.`machine`,
                `t5`.`rows`,
                `t5`.`version`,
                `t5`.`vcpus`,
                `t5`.`users`,
                `t5`.`cluster`,
                `t5`.`vcenter`,
                `t5`.`environment`,
                `t5`.`virtual`,
                `t5`.`device`,
                `t5`.`homeless`,
                `t5`.`thing`,
                `t5`.`processors`,
                `t5`.`cores`,
                `t5`.`cpu_model`,
                IF((
                  `t5`.`environment` = 'production'
                ) OR (
                  `t5`.`environment` IS NULL
                ), 1, 0) AS `productive`,
                IF(`t5`.`environment` = 'production', 1, 0) AS `said`
              FROM `t4` AS `t5`
            ) AS `t7`
            GROUP BY
              1,
              2
          ) AS `t8`
        ) AS `t11`
          ON `t14`.`product` = `t11`.`_product` AND `t14`.`thing` = `t11`.`_thing`
      ) AS `t15`
    ) AS `t16`
  ) AS `t17`
)
SELECT
  `t25`.`product`,
  `t25`.`thing`,
  `t25`.`machines`,
  IF(`t25`.`_reason` IS NULL, `t25`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
  COALESCE(`t25`.`_reason`, `t25`.`_rule`) AS `rule`
FROM (
  SELECT
    `t24`.`product`,
    `t24`.`thing`,
    `t24`.`machines`,
    `t24`.`guests`,
    `t24`.`native`,
    `t24`.`homeless`,
    `t24`.`processors`,
    `t24`.`cores`,
    `t24`.`cpu_model`,
    `t24`.`version`,
    `t24`.`cluster`,
    `t24`.`vcenter`,
    `t24`.`vcpus`,
    `t24`.`productive`,
    `t24`.`said`,
    `t24`.`factor`,
    `t24`.`factor_text`,
    `t24`.`family`,
    `t24`.`units`,
    `t24`.`_product`,
    `t24`.`here`,
    `t24`.`there`,
    IF(
      IF(`t24`.`here` >= `t24`.`there`, `t24`.`productive` = 1, `t24`.`productive` = 0),
      `t24`.`units`,
      0.0
    ) AS `_quantity`,
    IF(
      IF(`t24`.`here` >= `t24`.`there`, `t24`.`productive` = 1, `t24`.`productive` = 0),
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(
                    '',
                    COALESCE(
                      IF(
                        `t24`.`cores` = 1,
                        '1 core',
                        CONCAT(CONCAT('', COALESCE(CAST(`t24`.`cores` AS STRING), '?')), COALESCE(' cores', '?'))
                      ),
                      '?'
                    )
                  ),
                  COALESCE(' × ', '?')
                ),
                COALESCE(`t24`.`factor_text`, '?')
              ),
              COALESCE(' (', '?')
            ),
            COALESCE(`t24`.`family`, '?')
          ),
          COALESCE('), ', '?')
        ),
        COALESCE(
          CASE
            WHEN `t24`.`said` = 1
            THEN 'production'
            WHEN `t24`.`productive` = 1
            THEN 'of an environment that is not known and taken for production'
            ELSE 'other environments'
          END,
          '?'
        )
      ),
      CONCAT(
        CONCAT(
          '',
          COALESCE(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(
                    CONCAT(
                      CONCAT(
                        CONCAT(
                          '',
                          COALESCE(
                            IF(
                              `t24`.`cores` = 1,
                              '1 core',
                              CONCAT(CONCAT('', COALESCE(CAST(`t24`.`cores` AS STRING), '?')), COALESCE(' cores', '?'))
                            ),
                            '?'
                          )
                        ),
                        COALESCE(' × ', '?')
                      ),
                      COALESCE(`t24`.`factor_text`, '?')
                    ),
                    COALESCE(' (', '?')
                  ),
                  COALESCE(`t24`.`family`, '?')
                ),
                COALESCE('), ', '?')
              ),
              COALESCE(
                CASE
                  WHEN `t24`.`said` = 1
                  THEN 'production'
                  WHEN `t24`.`productive` = 1
                  THEN 'of an environment that is not known and taken for production'
                  ELSE 'other environments'
                END,
                '?'
              )
            ),
            '?'
          )
        ),
        COALESCE(': not counted, as the others together need more', '?')
      )
    ) AS `_rule`,
    CASE
      WHEN (
        `t24`.`cores` IS NULL
      ) AND (
        `t24`.`homeless` > 0
      )
      THEN CONCAT(
        CONCAT(
          CONCAT('', COALESCE('not counted: the host of ', '?')),
          COALESCE(`t24`.`thing`, '?')
        ),
        COALESCE(' is not known', '?')
      )
      WHEN `t24`.`cores` IS NULL
      THEN CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('cores', '?')),
            COALESCE(' of ', '?')
          ),
          COALESCE(`t24`.`thing`, '?')
        ),
        COALESCE(' are not known', '?')
      )
      WHEN `t24`.`factor` IS NULL OR ISNAN(`t24`.`factor`)
      THEN CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('factors', '?')),
            COALESCE(' of ', '?')
          ),
          COALESCE(`t24`.`thing`, '?')
        ),
        COALESCE(' are not known', '?')
      )
      ELSE NULL
    END AS `_reason`
  FROM (
    SELECT
      `t20`.`product`,
      `t20`.`thing`,
      `t20`.`machines`,
      `t20`.`guests`,
      `t20`.`native`,
      `t20`.`homeless`,
      `t20`.`processors`,
      `t20`.`cores`,
      `t20`.`cpu_model`,
      `t20`.`version`,
      `t20`.`cluster`,
      `t20`.`vcenter`,
      `t20`.`vcpus`,
      `t20`.`productive`,
      `t20`.`said`,
      `t20`.`factor`,
      `t20`.`factor_text`,
      `t20`.`family`,
      `t20`.`units`,
      `t23`.`_product`,
      `t23`.`here`,
      `t23`.`there`
    FROM `t18` AS `t20`
    LEFT OUTER JOIN (
      SELECT
        `t21`.`product` AS `_product`,
        `t21`.`here`,
        `t21`.`there`
      FROM (
        SELECT
          `t19`.`product`,
          COALESCE(SUM(IF(`t19`.`productive` = 1, `t19`.`units`, NULL)), 0.0) AS `here`,
          COALESCE(SUM(IF(`t19`.`productive` = 0, `t19`.`units`, NULL)), 0.0) AS `there`
        FROM `t18` AS `t19`
        GROUP BY
          1
      ) AS `t21`
    ) AS `t23`
      ON `t20`.`product` = `t23`.`_product`
  ) AS `t24`
) AS `t25`
