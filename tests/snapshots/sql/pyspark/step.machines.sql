SELECT
  `t4`.`machine`,
  `t4`.`name`,
  `t4`.`kind`,
  `t4`.`host`,
  `t4`.`cluster`,
  `t4`.`vcenter`,
  `t4`.`os`,
  `t4`.`processors`,
  `t4`.`cores`,
  `t4`.`vcpus`,
  `t4`.`cpu_model`,
  `t4`.`powered`,
  `t4`.`template`,
  `t4`.`environment`,
  `t4`.`serial`,
  `t4`.`source`,
  `t4`.`place`
FROM (
  SELECT
    `t3`.`machine`,
    IF(
      BOOL_OR(`t3`.`kind` IN ('host')),
      'host',
      IF(BOOL_OR(`t3`.`kind` IN ('virtual')), 'virtual', 'physical')
    ) AS `kind`,
    MIN_BY(
      IF(`t3`.`name` IS NOT NULL, `t3`.`name`, NULL),
      IF(`t3`.`name` IS NOT NULL, `t3`.`_order`, NULL)
    ) AS `name`,
    MIN_BY(
      IF(`t3`.`host` IS NOT NULL, `t3`.`host`, NULL),
      IF(`t3`.`host` IS NOT NULL, `t3`.`_order`, NULL)
    ) AS `host`,
    MIN_BY(
      IF(`t3`.`cluster` IS NOT NULL, `t3`.`cluster`, NULL),
      IF(`t3`.`cluster` IS NOT NULL, `t3`.`_order`, NULL)
    ) AS `cluster`,
    MIN_BY(
      IF(`t3`.`vcenter` IS NOT NULL, `t3`.`vcenter`, NULL),
      IF(`t3`.`vcenter` IS NOT NULL, `t3`.`_order`, NULL)
    ) AS `vcenter`,
    MIN_BY(
      IF(`t3`.`os` IS NOT NULL, `t3`.`os`, NULL),
      IF(`t3`.`os` IS NOT NULL, `t3`.`_order`, NULL)
    ) AS `os`,
    MIN_BY(
      IF(`t3`.`processors` IS NOT NULL, `t3`.`processors`, NULL),
      IF(`t3`.`processors` IS NOT NULL, `t3`.`_order`, NULL)
    ) AS `processors`,
    MIN_BY(
      IF(`t3`.`cores` IS NOT NULL, `t3`.`cores`, NULL),
      IF(`t3`.`cores` IS NOT NULL, `t3`.`_order`, NULL)
    ) AS `cores`,
    MIN_BY(
      IF(`t3`.`vcpus` IS NOT NULL, `t3`.`vcpus`, NULL),
      IF(`t3`.`vcpus` IS NOT NULL, `t3`.`_order`, NULL)
    ) AS `vcpus`,
    MIN_BY(
      IF(`t3`.`cpu_model` IS NOT NULL, `t3`.`cpu_model`, NULL),
      IF(`t3`.`cpu_model` IS NOT NULL, `t3`.`_order`, NULL)
    ) AS `cpu_model`,
    MIN_BY(
      IF(`t3`.`powered` IS NOT NULL, `t3`.`powered`, NULL),
      IF(`t3`.`powered` IS NOT NULL, `t3`.`_order`, NULL)
    ) AS `powered`,
    MIN_BY(
      IF(`t3`.`template` IS NOT NULL, `t3`.`template`, NULL),
      IF(`t3`.`template` IS NOT NULL, `t3`.`_order`, NULL)
    ) AS `template`,
    MIN_BY(
      IF(`t3`.`environment` IS NOT NULL, `t3`.`environment`, NULL),
      IF(`t3`.`environment` IS NOT NULL, `t3`.`_order`, NULL)
    ) AS `environment`,
    MIN_BY(
      IF(`t3`.`serial` IS NOT NULL, `t3`.`serial`, NULL),
      IF(`t3`.`serial` IS NOT NULL, `t3`.`_order`, NULL)
    ) AS `serial`,
    MIN_BY(
      IF(`t3`.`source` IS NOT NULL, `t3`.`source`, NULL),
      IF(`t3`.`source` IS NOT NULL, `t3`.`_order`, NULL)
    ) AS `source`,
    MIN_BY(
      IF(`t3`.`place` IS NOT NULL, `t3`.`place`, NULL),
      IF(`t3`.`place` IS NOT NULL, `t3`.`_order`, NULL)
    ) AS `place`
  FROM (
    SELECT
      `t2`.`machine`,
      `t2`.`name`,
      `t2`.`kind`,
      `t2`.`host`,
      `t2`.`cluster`,
      `t2`.`vcenter`,
      `t2`.`os`,
      `t2`.`processors`,
      `t2`.`cores`,
      `t2`.`vcpus`,
      `t2`.`cpu_model`,
      `t2`.`powered`,
      `t2`.`template`,
      `t2`.`environment`,
      `t2`.`serial`,
      `t2`.`source`,
      `t2`.`place`,
      `t2`.`_rank`,
      ROW_NUMBER() OVER (
        ORDER BY `t2`.`_rank` ASC NULLS LAST, LENGTH(`t2`.`place`) ASC NULLS LAST, `t2`.`place` ASC NULLS LAST
      ) - 1 AS `_order`
    FROM (
      SELECT
        *
      FROM `first` AS `t0`
      UNION ALL
      SELECT
        *
      FROM `second` AS `t1`
    ) AS `t2`
  ) AS `t3`
  GROUP BY
    1
) AS `t4`
