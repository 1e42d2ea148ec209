/**
 * Which theme of OHCHR's lists goes with which of UPR Info's issues, and with which words. The lists at hand (three, with 769
 * recommendations) are too few to learn 90 themes from, so the link is written down: a theme is suggested where one of its
 * issues is, and its words, if it names any, stand in the text. Themes without issues go by their words alone.
 */
export interface ThemeRule {
  /** Code of the theme in the catalogue, without 'theme.'. */
  readonly theme: string;
  readonly name: string;
  /** Codes of issues, without 'issue.'. */
  readonly issues?: readonly string[];
  readonly words?: RegExp;
}

export const THEME_RULES: readonly ThemeRule[] = [
  {
    theme: 'acceptance-of-international-norms',
    name: 'Acceptance of international norms',
    issues: ['international-instruments'],
    words: /\b(ratif|acced|accession|sign(ing|ature)?\b|become (a )?party|adher)/i,
  },
  {
    theme: 'reservations',
    name: 'Reservations',
    issues: ['international-instruments'],
    words: /\breservation/i,
  },
  { theme: 'cooperation-treaty-bodies', name: 'Cooperation with treaty bodies', issues: ['treaty-bodies'] },
  {
    theme: 'cooperation-special-procedures',
    name: 'Cooperation with special procedures',
    issues: ['special-procedures'],
  },
  { theme: 'follow-up-upr', name: 'Follow-up to Universal Periodic Review (UPR)', issues: ['upr-process'] },
  {
    theme: 'inter-state-cooperation',
    name: 'Inter-State cooperation & development assistance',
    issues: ['technical-assistance-and-cooperation'],
  },
  {
    theme: 'constitutional-legislative-framework',
    name: 'Constitutional & legislative framework',
    words: /\b(legislat|laws?\b|constitution|penal code|criminal code)/i,
  },
  {
    theme: 'legal-institutional-policy-framework',
    name: 'Legal, institutional & policy framework',
    words: /\b(polic(y|ies)|strateg|programme|institution)/i,
  },
  {
    theme: 'national-human-rights-institution',
    name: 'National Human Rights Institution (NHRI)',
    issues: ['nhri'],
  },
  {
    theme: 'national-action-plans',
    name: 'National Plans of Action on Human Rights (or specific areas)',
    issues: ['national-plan-of-action'],
  },
  {
    theme: 'cooperation-civil-society',
    name: 'Cooperation & consultation with civil society',
    issues: ['civil-society'],
  },
  {
    theme: 'human-rights-education',
    name: 'Human rights education, trainings & awareness raising',
    issues: ['human-rights-education-and-training'],
  },
  { theme: 'good-governance-corruption', name: 'Good governance & corruption', issues: ['corruption'] },
  {
    theme: 'equality-non-discrimination',
    name: 'Equality & non-discrimination',
    issues: [
      'racial-discrimination',
      'sexual-orientation-and-gender-identity',
      'minorities',
      'disabilities',
      'other',
      'womens-rights',
    ],
    words: /\b(discriminat|equal|intoleran|xenophob|racis)/i,
  },
  { theme: 'racial-discrimination', name: 'Racial discrimination', issues: ['racial-discrimination'] },
  { theme: 'right-to-development', name: 'Right to development', issues: ['development'] },
  {
    theme: 'effective-remedy',
    name: 'Right to effective remedy & reparations',
    words:
      /\b(reparation|remed(y|ies)|redress|compensation|bring\w* .{0,60}to justice|perpetrators|hold\w* .{0,40}accountable)/i,
  },
  { theme: 'impunity-transparency', name: 'Impunity & transparency', issues: ['impunity'] },
  {
    theme: 'support-to-victims',
    name: 'Support to victims & witnesses',
    words: /\b(victims?|survivors|witness)/i,
  },
  { theme: 'environment', name: 'Human rights & the environment', issues: ['environment'] },
  { theme: 'climate-change', name: 'Human rights & climate change', words: /\bclimate/i },
  { theme: 'counter-terrorism', name: 'Human rights & counter-terrorism', issues: ['counter-terrorism'] },
  {
    theme: 'international-criminal-humanitarian-law',
    name: 'International criminal & humanitarian law (including crimes against humanity, war crimes, genocide)',
    issues: ['international-humanitarian-law'],
  },
  {
    theme: 'international-criminal-humanitarian-law',
    name: 'International criminal & humanitarian law (including crimes against humanity, war crimes, genocide)',
    issues: ['justice'],
    words: /\b(rome statute|international criminal court|icc|genocide|war crimes)\b/i,
  },
  {
    theme: 'civil-political-rights-general',
    name: 'Civil & political rights - general measures of implementation',
    issues: ['cp-rights-general'],
  },
  { theme: 'death-penalty', name: 'Death penalty', issues: ['death-penalty'] },
  {
    theme: 'torture',
    name: 'Prohibition of torture & cruel, inhuman or degrading treatment',
    issues: ['torture-and-other-cid-treatment'],
  },
  {
    theme: 'conditions-of-detention',
    name: 'Conditions of detention',
    issues: ['detention'],
    words: /\b(prison|detention (condition|facilit|cent)|condition|detainees|places of detention|overcrowd)/i,
  },
  { theme: 'slavery-trafficking', name: 'Prohibition of slavery, trafficking', issues: ['trafficking'] },
  {
    theme: 'sexual-gender-based-violence',
    name: 'Sexual & gender-based violence',
    issues: ['womens-rights'],
    words: /\b(sexual violence|gender-based violence|rape|sexual abuse|sexual harassment|genital)/i,
  },
  {
    theme: 'domestic-violence',
    name: 'Domestic violence',
    words: /\bdomestic violence|family violence|violence in the family/i,
  },
  {
    theme: 'arbitrary-arrest-detention',
    name: 'Arbitrary arrest & detention',
    issues: ['detention'],
    words: /\b(arbitrar|arrest|release|administrative detention|detained)/i,
  },
  { theme: 'enforced-disappearances', name: 'Enforced disappearances', issues: ['enforced-disappearances'] },
  {
    theme: 'freedom-of-thought-religion',
    name: 'Freedom of thought, conscience & religion',
    issues: ['freedom-of-religion-and-belief'],
  },
  {
    theme: 'freedom-of-expression',
    name: 'Freedom of opinion and expression & access to information',
    issues: ['freedom-of-opinion-and-expression', 'freedom-of-the-press'],
  },
  {
    theme: 'peaceful-assembly',
    name: 'Right to peaceful assembly',
    issues: ['freedom-of-association-and-peaceful-assembly'],
    words: /\b(assembl|demonstrat|protest|gather)/i,
  },
  {
    theme: 'freedom-of-association',
    name: 'Freedom of association',
    issues: ['freedom-of-association-and-peaceful-assembly', 'civil-society'],
    words: /\b(associat|non-governmental|ngo|civil society|trade union|organi[sz]ations?)/i,
  },
  { theme: 'privacy', name: 'Right to private life, privacy', words: /\bprivacy|private life|surveillance/i },
  { theme: 'justice-fair-trial', name: 'Administration of justice & fair trial', issues: ['justice'] },
  {
    theme: 'access-to-justice',
    name: 'Access to justice & remedy',
    issues: ['justice'],
    words: /\b(access to justice|legal aid)/i,
  },
  {
    theme: 'name-identity-nationality',
    name: 'Rights related to name, identity & nationality',
    words: /\b(birth regist|nationality|citizenship|stateless|erased)/i,
  },
  {
    theme: 'public-affairs-vote',
    name: 'Right to participate in public affairs & right to vote',
    issues: ['elections'],
  },
  {
    theme: 'marriage-family',
    name: 'Rights related to marriage & family',
    words: /\b(marriage|marry|family (life|reunif)|adoption by|civil union|partnership)/i,
  },
  {
    theme: 'esc-rights-general',
    name: 'Economic, social & cultural rights - general measures of implementation',
    issues: ['esc-rights-general'],
  },
  {
    theme: 'adequate-standard-of-living',
    name: 'Right to an adequate standard of living',
    issues: ['right-to-food', 'right-to-housing', 'poverty'],
  },
  { theme: 'adequate-housing', name: 'Right to adequate housing', issues: ['right-to-housing'] },
  {
    theme: 'social-security',
    name: 'Right to social security',
    words: /\bsocial (security|protection|insurance|benefit)|pension/i,
  },
  { theme: 'poverty', name: 'Human rights & poverty', issues: ['poverty'] },
  { theme: 'water-sanitation', name: 'Safe drinking water & sanitation', issues: ['right-to-water'] },
  { theme: 'work-labour-rights', name: 'Labour rights and right to work', issues: ['labour'] },
  {
    theme: 'trade-union-rights',
    name: 'Trade union rights',
    issues: ['labour', 'freedom-of-association-and-peaceful-assembly'],
    words: /\btrade union/i,
  },
  { theme: 'right-to-health', name: 'Right to health', issues: ['right-to-health', 'hiv-aids'] },
  {
    theme: 'sexual-reproductive-health',
    name: 'Sexual & reproductive health and rights',
    words: /\b(reproductive|maternal|abortion|contracepti|family planning)/i,
  },
  { theme: 'right-to-education', name: 'Right to education', issues: ['right-to-education'] },
  {
    theme: 'cultural-rights',
    name: 'Cultural rights',
    words: /\bcultural (rights|life|heritage|identity|diversity)/i,
  },
  {
    theme: 'advancement-of-women',
    name: 'Advancement of women',
    issues: ['womens-rights'],
    words: /\b(empower|advancement|gender equality|equality between|participation|pay gap)/i,
  },
  {
    theme: 'discrimination-against-women',
    name: 'Discrimination against women',
    issues: ['womens-rights'],
    words: /\b(discriminat|equal|cedaw|gender)/i,
  },
  {
    theme: 'violence-against-women',
    name: 'Violence against women',
    issues: ['womens-rights'],
    words: /\b(violence|rape|genital|harass|abuse)/i,
  },
  {
    theme: 'participation-of-women',
    name: 'Participation of women in political & public life',
    issues: ['womens-rights'],
    words: /\b(participat|decision-making|political|represent|leadership)/i,
  },
  {
    theme: 'children-general',
    name: 'Children: definition, general principles, protection',
    issues: ['rights-of-the-child'],
  },
  {
    theme: 'children-family-care',
    name: 'Children: family environment & alternative care',
    issues: ['rights-of-the-child'],
    words: /\b(foster|alternative care|orphan|institutionali[sz]|family environment|adoption of child)/i,
  },
  {
    theme: 'children-exploitation',
    name: 'Children: protection against exploitation',
    issues: ['rights-of-the-child'],
    words:
      /\b(exploit|labou?r|traffick|corporal|abuse|violence|soldier|street|pornograph|prostitut|early marriage|forced marriage)/i,
  },
  {
    theme: 'children-juvenile-justice',
    name: 'Children: juvenile justice',
    issues: ['rights-of-the-child'],
    words: /\b(juvenile|criminal responsibility|minors? .{0,30}(detain|prison)|justice)/i,
  },
  {
    theme: 'disabilities-general',
    name: 'Persons with disabilities: definition, general principles',
    issues: ['disabilities'],
  },
  {
    theme: 'disabilities-accessibility',
    name: 'Persons with disabilities: accessibility, mobility',
    issues: ['disabilities'],
    words: /\baccessib|mobility|barrier/i,
  },
  {
    theme: 'disabilities-inclusion',
    name: 'Persons with disabilities: independence, inclusion',
    issues: ['disabilities'],
    words: /\b(inclusi|integrat|independen|employ|labou?r|educat|access)/i,
  },
  { theme: 'minorities', name: 'Members of minorities', issues: ['minorities'] },
  {
    theme: 'lgbti',
    name: 'Lesbian, gay, bisexual and transgender and intersex persons (LGBTI)',
    issues: ['sexual-orientation-and-gender-identity'],
  },
  { theme: 'indigenous-peoples', name: 'Indigenous peoples', issues: ['indigenous-peoples'] },
  { theme: 'migrants', name: 'Migrants', issues: ['migrants'] },
  {
    theme: 'refugees-asylum-seekers',
    name: 'Refugees & asylum seekers',
    issues: ['asylum-seekers-refugees'],
  },
  { theme: 'human-rights-defenders', name: 'Human rights defenders', issues: ['human-rights-defenders'] },
];
