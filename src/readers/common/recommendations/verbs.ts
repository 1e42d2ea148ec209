/**
 * How a recommendation begins: with a verb in the imperative or the infinitive, perhaps after an adverb. The list holds
 * the verbs that begin recommendations in UPR reports; what is not in it is judged by what stands around it.
 */
export const VERBS = new Set(
  `abandon abide abolish abrogate abstain accede access accelerate accept accompany accomplish accord achieve acknowledge act
  activate adapt add address adhere adjust adopt advance advocate afford agree align alleviate allocate allow alter amend
  analyse analyze announce answer appeal apply appoint approve arrange ask assess assist assume attach attain authorize
  avoid back ban become begin benefit bolster boost bridge brief bring broaden build bypass call cancel carry catch cease
  change charge circulate clarify close codify collaborate collect combat combine come commit communicate commute compile
  complement complete comply concentrate conclude condemn conduct confer confirm conform consider consolidate consult
  continue contribute convene convert cooperate coordinate counter create criminalise criminalize curb deal debate decide
  declare decrease decriminalise decriminalize dedicate deepen defend defer define delete deliver demonstrate denounce
  deploy deposit derogate design designate desist destroy determine develop devise devote disaggregate disband discontinue
  discuss dismantle dispatch disseminate distribute do double draft draw drop duplicate earmark ease educate elaborate
  elevate eliminate embark employ empower enable enact encourage end endeavour endorse enforce engage enhance enlarge
  enlist enshrine ensure entrench envisage equalize eradicate establish evaluate examine exchange execute exercise exert
  expand expedite explain explore express extend face facilitate fight finalise finalize find focus follow forbid foster
  formalize formulate fulfil fulfill fund further generate give go grant guarantee halt harmonise harmonize have heed help
  hold honour host identify impart implement impose improve include incorporate increase inform initiate inscribe
  institute institutionalize integrate intensify introduce invest investigate invite involve issue join keep launch lay
  lead legalize legislate lessen liberalize lift limit lobby look lower maintain mainstream make manage meet minimize
  mobilize moderate modernize modify monitor move multiply negotiate nominate note notify observe obtain offer open
  operationalize oppose orient organise organize overcome oversee participate pass pay penalize perform permit persevere
  persist place plan play prepare present preserve prevent print prioritise prioritize proceed process proclaim produce
  prohibit promote promulgate propose prosecute protect provide publicise publicize publish punish pursue put raise
  ratify reach reaffirm realize recall receive recognise recognize recommit reconcile reconsider rectify redefine redouble
  redress reduce reestablish refer refine reflect reform refrain regard register regularize regulate rehabilitate reinforce
  reinstate reintroduce reject relax release remain remedy remove renew reopen repeal rephrase replace replicate report
  request require rescind research resolve respect respond restore restrict resume review revise revisit revive revoke
  rule safeguard sanction scale scrutinize secure see seek send sensitize separate serve set settle share show sign
  simplify solicit solve spare speed spread standardize start step stipulate stop streamline strengthen strive study
  submit support suspend sustain tackle take target teach terminate thoroughly tighten tolerate toughen train transfer
  transform translate transmit transpose treat try uphold undergo undertake update upgrade use utilize view visit waive
  weigh welcome widen withdraw work`
    .trim()
    .split(/\s+/u),
);

/** Words that may stand before the verb. */
export const BEFORE_VERB = new Set(
  `to also further then better fully more not thus therefore finally moreover additionally immediately duly in this regard
  as soon possible either where appropriate`
    .trim()
    .split(/\s+/u),
);

const firstWords = (text: string, count: number): readonly string[] =>
  (text.match(/[\p{L}’'-]+/gu) ?? [])
    .slice(0, count)
    .map((word) => word.toLowerCase().replace(/^(?:re|co)-/u, ''));

/** True where a clause of its own begins: "adopt …", "to fully implement …", "also consider …". */
export function beginsWithVerb(text: string): boolean {
  for (const word of firstWords(text, 5)) {
    if (VERBS.has(word)) return true;
    if (!BEFORE_VERB.has(word) && !(word.length > 4 && word.endsWith('ly'))) return false;
  }
  return false;
}
