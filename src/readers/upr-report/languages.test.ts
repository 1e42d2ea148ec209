import assert from 'node:assert/strict';
import test from 'node:test';
import type { HeldRecommendation, OpenedDocument, PdfPage } from '../../features/proposals/index.ts';
import { recommendation } from '../../features/reviews/index.ts';
import { sourceOfPages } from '../common/source-text.ts';
import { groundOf } from './positions.ts';
import { parseUprReport } from './parse.ts';
import { uprReportReader } from './propose.ts';
import { pageWith, shippedNames } from './report.testdata.ts';

const stateNames = shippedNames();

const REPORTS: Readonly<Record<'fr' | 'es' | 'ru', readonly PdfPage[]>> = {
  fr: [
    pageWith(1, [
      'Nations Unies A/HRC/43/99',
      '19 décembre 2019',
      'Rapport du Groupe de travail sur l’Examen périodique universel*',
      'Slovénie',
    ]),
    pageWith(2, [
      'Introduction',
      '1. Le Groupe de travail sur l’Examen périodique universel, créé conformément à la',
      'résolution 5/1 du Conseil des droits de l’homme, a tenu sa trente-quatrième session du 4 au',
      '15 novembre 2019. L’Examen concernant la Slovénie a eu lieu à la 13e séance, le 12 novembre',
      '2019. La délégation slovène était dirigée par la Ministre des arbres, Jeanne Exemple. À sa',
      '17e séance, le 14 novembre 2019, le Groupe de travail a adopté le rapport.',
      '2. Le Conseil avait constitué le groupe de rapporteurs (troïka) suivant : Bangladesh,',
      'Danemark et Égypte.',
      '3. Les documents ci-après ont été publiés (A/HRC/WG.6/34/SVN/1).',
      'I. Résumé des débats au titre de l’Examen',
      'A. Exposé de l’État objet de l’Examen',
      '4. Le chef de la délégation a parlé des arbres.',
      'B. Dialogue et réponses de l’État objet de l’Examen',
      '5. Au cours du dialogue, trois délégations ont fait des déclarations.',
      '6. Le Chili a salué les forêts.',
      '7. L’Ukraine a parlé des palmiers.',
      '8. En réponse, la délégation a remercié.',
    ]),
    pageWith(3, [
      'II. Conclusions et/ou recommandations**',
      '9. Les recommandations ci-après ont été examinées par la Slovénie et ont recueilli son',
      'adhésion :',
      ' 9.1 Ratifier la Convention sur les arbres (Uruguay) (Honduras) ;',
      ' 9.2 Adopter une loi sur les palmiers (Royaume-Uni de Grande-Bretagne',
      'et d’Irlande du Nord) (Tchéquie) ;',
      '10. Les recommandations ci-après n’ont pas recueilli l’adhésion de la Slovénie :',
      ' 10.1 Abolir les haches (Islande) ;',
      '11. Les recommandations ci-après seront examinées par la Slovénie, qui y répondra en temps',
      'voulu :',
      ' 11.1 Signer (Espagne) et ratifier (France) le Protocole.',
      '12. Toutes les conclusions et/ou recommandations figurant dans le présent rapport reflètent la',
      'position de l’État ou des États qui les ont formulées.',
    ]),
    pageWith(4, ['Annexe [Anglais seulement]', 'Composition of the delegation', 'Somebody (Chile)']),
  ],
  es: [
    pageWith(1, [
      'Naciones Unidas A/HRC/43/99',
      '19 de diciembre de 2019',
      'Informe del Grupo de Trabajo sobre el Examen Periódico Universal*',
      'Eslovenia',
    ]),
    pageWith(2, [
      'Introducción',
      '1. El Grupo de Trabajo sobre el Examen Periódico Universal, establecido de conformidad con la',
      'resolución 5/1, celebró su 34º período de sesiones del 4 al 15 de noviembre de 2019. El examen',
      'de Eslovenia se llevó a cabo en la 13ª sesión, el 12 de noviembre de 2019. La delegación de',
      'Eslovenia estuvo encabezada por la Ministra de los Árboles, Juana Ejemplo. En su 17ª sesión,',
      'celebrada el 14 de noviembre de 2019, el Grupo de Trabajo aprobó el informe.',
      '2. El Consejo eligió al siguiente grupo de relatores (troika): Bangladesh, Dinamarca y Egipto.',
      '3. Se publicó el informe nacional (A/HRC/WG.6/34/SVN/1).',
      'I. Resumen de las deliberaciones del proceso de examen',
      'A. Exposición del Estado examinado',
      '4. La jefa de la delegación habló de los árboles.',
      'B. Diálogo interactivo y respuestas del Estado examinado',
      '5. Durante el diálogo interactivo formularon declaraciones 2 delegaciones.',
      '6. Chile celebró los bosques.',
      '7. Ucrania habló de las palmas.',
      '8. En respuesta, la delegación dio las gracias.',
    ]),
    pageWith(3, [
      'II. Conclusiones y/o recomendaciones',
      '9. Las recomendaciones que se enumeran a continuación han sido examinadas por Eslovenia y',
      'cuentan con su apoyo:',
      ' 9.1 Ratificar la Convención sobre los árboles (Uruguay) (Honduras);',
      ' 9.2 Aprobar una ley sobre las palmas (Reino Unido de Gran Bretaña e Irlanda',
      'del Norte) (Chequia);',
      '10. Las recomendaciones que figuran a continuación no cuentan con el apoyo de Eslovenia:',
      ' 10.1 Abolir las hachas (Islandia).',
      '11. Eslovenia examinará las siguientes recomendaciones y les dará respuesta:',
      ' 11.1 Firmar (España) y ratificar (Francia) el Protocolo.',
      '12. Todas las conclusiones y/o recomendaciones que figuran en el presente informe reflejan la',
      'posición del Estado o Estados que las formulan.',
    ]),
    pageWith(4, ['Anexo', '[Inglés únicamente]', 'Composition of the delegation', 'Somebody (Chile)']),
  ],
  ru: [
    pageWith(1, [
      'Организация Объединенных Наций A/HRC/43/99',
      '19 December 2019',
      'Доклад Рабочей группы по универсальному периодическому обзору*',
      'Словения',
    ]),
    pageWith(2, [
      'Введение',
      '1. Рабочая группа по универсальному периодическому обзору, учрежденная в соответствии с',
      'резолюцией 5/1, провела свою тридцать четвертую сессию 4–15 ноября 2019 года. Обзор по',
      'Словении состоялся на 13-м заседании 12 ноября 2019 года. Делегацию Словении возглавляла',
      'министр деревьев Анна Пример. На своем 17-м заседании 14 ноября 2019 года Рабочая группа',
      'приняла доклад по Словении.',
      '2. Совет отобрал группу докладчиков («тройку») из следующих стран: Бангладеш, Дания и Египет.',
      '3. Был издан национальный доклад (A/HRC/WG.6/34/SVN/1).',
      'I. Резюме процесса обзора',
      'A. Представление государства – объекта обзора',
      '4. Глава делегации говорила о деревьях.',
      'B. Интерактивный диалог и ответы государства – объекта обзора',
      '5. В ходе интерактивного диалога с заявлениями выступили 2 делегации.',
      '6. Чили приветствовала леса.',
      '7. Украина говорила о пальмах.',
      '8. В ответ делегация поблагодарила.',
    ]),
    pageWith(3, [
      'II. Выводы и/или рекомендации',
      '9. Рекомендации, перечисленные ниже, были рассмотрены Словенией и пользуются ее поддержкой:',
      ' 9.1 ратифицировать Конвенцию о деревьях (Уругвай) (Гондурас);',
      ' 9.2 принять закон о пальмах (Соединенное Королевство Великобритании и',
      'Северной Ирландии) (Чехия);',
      '10. Рекомендации, перечисленные ниже, были приняты Словенией к сведению:',
      ' 10.1 отменить топоры (Исландия).',
      '11. Следующие рекомендации будут рассмотрены Словенией, которая представит ответы:',
      ' 11.1 подписать (Испания) и ратифицировать (Франция) Протокол.',
      '12. Все выводы и/или рекомендации, содержащиеся в настоящем докладе, отражают позицию',
      'представивших их государств.',
    ]),
    pageWith(4, ['Приложение', 'Состав делегации', 'Somebody (Chile)']),
  ],
};

for (const [language, pages] of Object.entries(REPORTS)) {
  test(`${language}: the same facts, recommendations, answers and speakers`, () => {
    const report = parseUprReport(sourceOfPages(pages), stateNames);
    assert.deepEqual(
      {
        language: report.language,
        symbol: report.symbol,
        reviewed: report.reviewed,
        session: report.session,
        dates: [report.reviewDate, report.adoptionDate, report.issuedOn],
        troika: report.troika,
        documents: report.documents.map(({ symbol }) => symbol),
      },
      {
        language,
        symbol: 'A/HRC/43/99',
        reviewed: 'SVN',
        session: 34,
        dates: ['2019-11-12', '2019-11-14', '2019-12-19'],
        troika: ['BGD', 'DNK', 'EGY'],
        documents: ['A/HRC/WG.6/34/SVN/1'],
      },
    );
    assert.match(report.headOfDelegation ?? '', /Exemple$|Ejemplo$|Пример$/u);
    assert.deepEqual(
      report.recommendations.map((one) => [one.paragraph, one.states, one.position, one.flags]),
      [
        ['9.1', ['URY', 'HND'], 'supported', []],
        ['9.2', ['GBR', 'CZE'], 'supported', []],
        ['10.1', ['ISL'], 'noted', []],
        ['11.1', ['ESP', 'FRA'], null, ['composed_text']],
      ],
    );
    assert.deepEqual(
      report.statements.map((one) => [one.paragraph, one.part, one.speaker]),
      [
        ['4', 'presentation', 'SVN'],
        ['6', 'dialogue', 'CHL'],
        ['7', 'dialogue', 'UKR'],
        ['8', 'dialogue', 'SVN'],
      ],
    );
    assert.deepEqual([report.checks, report.notUnderstood], [[], []]);
  });
}

const opened = (layout: readonly PdfPage[]): OpenedDocument => ({
  form: 'pdf',
  name: 'report.pdf',
  language: null,
  blocks: [],
  layout,
  omitted: [],
  pages: layout.map(({ number, lines }) => ({ number, lines: lines.map(({ text }) => text) })),
});

test('what the record holds in English stays as it is when another language’s version is read', async () => {
  const file = opened(REPORTS.fr);
  assert.ok(uprReportReader.recognises(file) > 0.9);
  const ground = (held: readonly HeldRecommendation[]) => ({
    stateNames,
    lookUp: () => null,
    recommendationsOf: async () => held,
    held: () => Promise.resolve(new Map()),
  });
  const alone = await uprReportReader.propose(file, ground([]));
  const [first] = alone.items;
  assert.equal(alone.document.language, 'fr');
  assert.deepEqual(
    [first?.records[0]?.fields['language'], first?.records[0]?.fields['text']],
    ['fr', 'Ratifier la Convention sur les arbres'],
  );
  for (const { records } of alone.items)
    for (const { kind, fields } of records)
      if (kind === 'recommendation')
        assert.deepEqual(recommendation.schema.safeParse(fields).error, undefined);
  const fields = {
    ...first?.records[0]?.fields,
    id: 'by-hand',
    language: 'en',
    text: 'Ratify the Convention on trees',
  };
  const held = {
    id: 'by-hand',
    reviewId: 'svn.upr-3',
    sourceId: 'a-hrc-43-99',
    paragraph: '9.1',
    text: 'Ratify the Convention on trees',
    fields,
    answers: [{ id: 'by-hand.position' }],
  };
  const beside = await uprReportReader.propose(file, ground([held]));
  assert.deepEqual(beside.items[0]?.records, [{ kind: 'recommendation', fields, citations: [] }]);
  assert.deepEqual(beside.items[1], alone.items[1]);
});

const GROUNDS: readonly (readonly [string, ReturnType<typeof groundOf>['position']])[] = [
  ['La Slovénie a pris note des recommandations ci-après :', 'noted'],
  ['Les recommandations ci-après ne recueillent pas l’adhésion de la Slovénie :', 'noted'],
  ['Les recommandations ci-après recueillent l’adhésion de la Slovénie :', 'supported'],
  ['La Slovénie accepte les recommandations ci-après :', 'supported'],
  ['Les recommandations ci-après ont été partiellement acceptées :', 'partially_supported'],
  ['Eslovenia toma nota de las recomendaciones siguientes:', 'noted'],
  ['Las recomendaciones siguientes gozan del apoyo de Eslovenia:', 'supported'],
  ['Eslovenia no puede aceptar las recomendaciones siguientes:', 'noted'],
  ['Las recomendaciones siguientes cuentan parcialmente con el apoyo de Eslovenia:', 'partially_supported'],
  ['Следующие рекомендации получили поддержку Словении:', 'supported'],
  ['Следующие рекомендации не получили поддержки Словении:', 'noted'],
  ['Словения поддерживает следующие рекомендации:', 'supported'],
  ['Словения принимает к сведению следующие рекомендации:', 'noted'],
  ['Словения отклонила следующие рекомендации:', 'noted'],
  ['Следующие рекомендации были поддержаны частично:', 'partially_supported'],
];

for (const [words, position] of GROUNDS)
  test(`${words} → ${position}`, () => assert.deepEqual(groundOf(words), { position, isSaid: true }));
