/**
 * Where datasets live that the Hub once had without an owner: since 2024 `squad` is `rajpurkar/squad`, and both
 * names lead to the same data. From general knowledge of the Hub, 2026-11. Only names that the tables of this
 * folder have without an owner.
 */
const moved = `
UCLNLP/adversarial_qa Yale-LILY/aeslc allenai/ai2_arc tblard/allocine fancyzhx/amazon_polarity sewon/ambig_qa
edinburghcstr/ami facebook/anli deepmind/aqua_rat facebook/asset FiscalNote/billsum nyu-mll/blimp google/boolq
kchawla123/casino google/civil_comments clue/clue hfl/cmrc2018 abisee/cnn_dailymail allenai/common_gen
legacy-datasets/common_voice tau/commonsense_qa eriktks/conll2003 Salesforce/cos_e allenai/cosmos_qa facebook/covost2
nyu-mll/crows_pairs theatticusproject/cuad li2017dailydialog/daily_dialog Yale-LILY/dart fancyzhx/dbpedia_14
google-research-datasets/discofuse ucinlp/drop ibm-research/duorc tuetschek/e2e_nlg iamollas/ethos
zalando-datasets/fashion_mnist takala/financial_phrasebank facebook/flores Harvard/gigaword
google-research-datasets/go_emotions allenai/gooaq openai/gsm8k odegiber/hate_speech18 Hate-speech-CNERG/hatexplain
Rowan/hellaswag hotpotqa/hotpot_qa jhu-clsp/jfleg cimec/lambada coastalcph/lex_glue openslr/librispeech_asr
keithito/lj_speech deepmind/math_dataset allenai/math_qa openlifescienceai/medmcqa facebook/mlqa ylecun/mnist
alexfabbri/multi_news nyu-mll/multi_nli pfb30/multi_woz_v22 facebook/multilingual_librispeech deepmind/narrativeqa
google-research-datasets/natural_questions allenai/openbookqa google-research-datasets/paws-x ybisk/piqa allenai/qasc
allenai/quac textmachinelab/quail allenai/quoref ctr4si/reddit_tifu allenai/ropes Samsung/samsum allenai/scifact
allenai/sciq allenai/scitail SemEvalWorkshop/sem_eval_2010_task_8 RobZamp/sick ucirvine/sms_spam stanfordnlp/snli
allenai/social_bias_frames allenai/social_i_qa rajpurkar/squad rajpurkar/squad_v2 stanfordnlp/sst2
McGill-NLP/stereoset aps/super_glue timit-asr/timit_asr CogComp/trec mandarjoshi/trivia_qa truthfulqa/truthful_qa
ucsbnlp/tweet_qa CSTR-Edinburgh/vctk webnlg-challenge/web_nlg stanfordnlp/web_questions chaojiang06/wiki_auto
michaelauli/wiki_bio esdurmus/wiki_lingua microsoft/wiki_qa Salesforce/wikitext uclanlp/wino_bias
ErnestSDavis/winograd_wsc allenai/winogrande leondz/wnut_17 cambridgeltl/xcopa facebook/xnli google/xquad allenai/zest
nyu-mll/glue legacy-datasets/wikipedia allenai/qasper facebook/wiki_dpr google-research-datasets/tydiqa
KorQuAD/squad_kor_v1 KorQuAD/squad_kor_v2 PolyAI/banking77 AI-Lab-Makerere/beans
`;

const oldNames: ReadonlyMap<string, string> = new Map(
  moved
    .trim()
    .split(/\s+/)
    .map((id) => id.toLowerCase())
    .map((id) => [id, id.slice(id.indexOf("/") + 1)]),
);

/** The name without an owner that an id had, in lower case. */
export function oldNameOf(id: string): string | undefined {
  return oldNames.get(id.toLowerCase());
}
