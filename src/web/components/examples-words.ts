import type { SiteLanguage } from '../messages.ts';
import type { PageContext } from '../page-context.ts';

/**
 * Words for the examples, so that each component is seen in every script it has to carry. They are about an invented
 * State; they belong to the examples, not to the site, and therefore do not stand in `locales/`.
 */
const WORDS = {
  state: ['Example State', 'Государство-пример', 'Үлгі мемлекет', 'دولة المثال'],
  iccpr: [
    'International Covenant on Civil and Political Rights',
    'Международный пакт о гражданских и политических правах',
    'Азаматтық және саяси құқықтар туралы халықаралық пакт',
    'العهد الدولي الخاص بالحقوق المدنية والسياسية',
  ],
  opcat: [
    'Optional Protocol to the Convention against Torture',
    'Факультативный протокол к Конвенции против пыток',
    'Азаптауға қарсы конвенцияның факультативтік хаттамасы',
    'البروتوكول الاختياري لاتفاقية مناهضة التعذيب',
  ],
  icmw: [
    'Convention on Migrant Workers',
    'Конвенция о правах трудящихся-мигрантов',
    'Еңбекші-мигранттардың құқықтары туралы конвенция',
    'اتفاقية حماية حقوق جميع العمال المهاجرين',
  ],
  instrument: ['Instrument', 'Договор', 'Шарт', 'الصك'],
  signed: ['Signed', 'Подписан', 'Қол қойылған', 'التوقيع'],
  party: ['Party since', 'Участник с', 'Қатысушы болған күні', 'طرف منذ'],
  status: ['Status', 'Статус', 'Мәртебесі', 'الوضع'],
  articles: ['Articles', 'Статьи', 'Баптар', 'المواد'],
  isParty: ['Party', 'Участник', 'Қатысушы', 'طرف'],
  isSigned: ['Signed, not party', 'Подписано, не участник', 'Қол қойылған, қатысушы емес', 'موقّع وليس طرفا'],
  isNeither: ['Not party', 'Не участник', 'Қатысушы емес', 'ليس طرفا'],
  core: [
    'Core United Nations instruments. A date opens its source.',
    'Основные договоры ООН. Дата открывает свой источник.',
    'БҰҰ-ның негізгі шарттары. Күн өз дереккөзін ашады.',
    'الصكوك الأساسية للأمم المتحدة. التاريخ يفتح مصدره.',
  ],
  torture: [
    'Investigate all complaints of torture promptly and impartially',
    'Быстро и беспристрастно расследовать все жалобы на пытки',
    'Азаптау туралы барлық шағымды жедел әрі әділ тергеу',
    'التحقيق في جميع شكاوى التعذيب على وجه السرعة وبنزاهة',
  ],
  tortureTheme: [
    'Torture and ill-treatment',
    'Пытки и жестокое обращение',
    'Азаптау және қатыгез қарау',
    'التعذيب وسوء المعاملة',
  ],
  justice: ['Justice', 'Правосудие', 'Сот төрелігі', 'العدالة'],
  recommended: [
    'Recommended in the second cycle',
    'Рекомендовано во втором цикле',
    'Екінші кезеңде ұсынылды',
    'أوصي به في الجولة الثانية',
  ],
  supported: ['Supported', 'Поддержано', 'Қолдау тапты', 'حظيت بالتأييد'],
  measure: ['Measure 9.7', 'Мера 9.7', '9.7-шара', 'التدبير 9.7'],
  theState: ['The State', 'Государство', 'Мемлекет', 'الدولة'],
  committee: [
    'Human Rights Committee',
    'Комитет по правам человека',
    'Адам құқықтары жөніндегі комитет',
    'اللجنة المعنية بحقوق الإنسان',
  ],
  ombudsman: ['Ombudsman', 'Омбудсмен', 'Омбудсмен', 'أمين المظالم'],
  ngo: [
    'A non-governmental organisation',
    'Неправительственная организация',
    'Үкіметтік емес ұйым',
    'منظمة غير حكومية',
  ],
  partly: [
    'B: partly satisfactory',
    'B: частично удовлетворительно',
    'B: ішінара қанағаттанарлық',
    'باء: مرض جزئيا',
  ],
  untilEnd: ['until the end of 2021', 'до конца 2021 года', '2021 жылдың соңына дейін', 'حتى نهاية عام 2021'],
  row: ['annex I.b, row 9', 'приложение I.b, строка 9', 'I.b қосымшасы, 9-жол', 'المرفق الأول-ب، الصف 9'],
  session: [
    'Working Group session of the second review',
    'Сессия Рабочей группы второго обзора',
    'Екінші шолудағы жұмыс тобының сессиясы',
    'دورة الفريق العامل في الاستعراض الثاني',
  ],
  followUp: [
    'Follow-up report',
    'Доклад о последующих мерах',
    'Кейінгі шаралар туралы баяндама',
    'تقرير المتابعة',
  ],
  overdue: ['96 days overdue', 'просрочено на 96 дней', '96 күн кешіктірілді', 'متأخر 96 يوما'],
  theme: ['Theme', 'Тема', 'Тақырып', 'الموضوع'],
  position: ['Position of the State', 'Позиция государства', 'Мемлекеттің ұстанымы', 'موقف الدولة'],
  noted: ['Noted', 'Принято к сведению', 'Назарға алынды', 'أحيط بها علما'],
  words: ['Words in the text', 'Слова в тексте', 'Мәтіндегі сөздер', 'كلمات في النص'],
  nothing: [
    'No recommendation fits these filters',
    'Ни одна рекомендация не подходит',
    'Бұл сүзгілерге сай ұсыным жоқ',
    'لا توجد توصية تطابق هذه المعايير',
  ],
  file: [
    'Report of the Working Group',
    'Доклад Рабочей группы',
    'Жұмыс тобының баяндамасы',
    'تقرير الفريق العامل',
  ],
  fileHint: ['A PDF of up to 50 MB', 'PDF до 50 МБ', '50 МБ-қа дейінгі PDF', 'ملف PDF لا يتجاوز 50 ميغابايت'],
  wrongDate: [
    'Enter a year, for example 2021',
    'Укажите год, например 2021',
    'Жылды енгізіңіз, мысалы 2021',
    'أدخل السنة، مثل 2021',
  ],
  confirm: ['Confirm', 'Подтвердить', 'Растау', 'تأكيد'],
  leaveOut: ['Leave out', 'Не включать', 'Қоспау', 'استبعاد'],
  explain: [
    'The document itself says the twentieth.',
    'В самом документе сказано: двадцатая.',
    'Құжаттың өзінде жиырмасыншы делінген.',
    'الوثيقة نفسها تقول الدورة العشرين.',
  ],
} as const satisfies Record<string, readonly [string, string, string, string]>;

const PLACE: Readonly<Record<SiteLanguage, 0 | 1 | 2 | 3>> = { en: 0, ru: 1, kk: 2, ar: 3 };

export const word = (context: PageContext, name: keyof typeof WORDS): string =>
  WORDS[name][PLACE[context.language]];
