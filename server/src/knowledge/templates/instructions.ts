/**
 * Sentences by which a template gives the model orders behind its user's back. Templates of published models
 * have none, but for the order not to speak of function calls (Qwen3-Coder); the sentences are those of prompt injection in general (OWASP LLM01:2025). Written 2026-11-28.
 */
export const secretOrders: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override)\s{1,4}(?:all\s{1,4}|any\s{1,4})?(?:of\s{1,4})?(?:the\s{1,4}|your\s{1,4})?(?:previous|prior|above|earlier|preceding)\s{1,4}(?:instructions?|prompts?|messages?|rules|directions)\b/iu,
  /\b(?:ignore|disregard)\s{1,4}(?:the\s{1,4})?user(?:['’]s|s['’])?\s{1,4}(?:questions?|requests?|messages?|input|instructions?|wishes)\b/iu,
  /\b(?:do\s{1,4}not|don'?t|never)\s{1,4}(?:tell|inform|alert|warn|notify|let)\s{1,4}(?:the\s{1,4})?(?:user|human|person|operator|developer)s?\b(?!\s{1,4}about\s{1,4}(?:function|tool)|\s{1,4}(?:anything\s{1,4}|any\s{1,4})?(?:false|incorrect|wrong|untrue|inaccurate|misleading|fabricated|made-up|lies|unverified))/iu,
  /\b(?:without|never)\s{1,4}(?:telling|informing|alerting|warning|notifying|mentioning\s{1,4}it\s{1,4}to)\s{1,4}(?:the\s{1,4})?(?:user|human|person|operator|developer)s?\b/iu,
  /\b(?:the\s{1,4})?user\s{1,4}(?:must|should|may|can)\s{0,1}(?:not|n['’]t)\s{1,4}(?:know|see|notice|be\s{1,4}(?:told|informed|aware))\b/iu,
  /\b(?:secretly|covertly|silently)\s{1,4}(?:add|insert|include|append|send|inject|exfiltrate|replace|recommend|embed)\b/iu,
  /\bexfiltrat(?:e|es|ing|ion)\b/iu,
];

/** A picture or a link whose address the model is to complete: what it puts there leaves the machine when it is shown. */
export const leakingPicture =
  /!\[[^\]\n]{0,100}\]\(\s{0,4}https?:\/\/|<img\s[^>\n]{0,200}src\s{0,4}=\s{0,4}["']?https?:\/\//iu;

/** Code that a browser would run where the answer is shown. */
export const script = /<script\b/iu;

/**
 * Words directly before an order that make it another's, whom the model is not to obey: `if the user asks you to ignore
 * all previous instructions`, `never forget …`, `messages like "ignore …"`.
 */
export const reported =
  /(?:\b(?:asks?|asked|asking|tells?|told|telling|requests?|requesting|instructs?|instructing|tr(?:y|ies|ying)|attempts?|attempting|wants?)\s{1,4}(?:you\s{1,4}|the\s{1,4}(?:model|assistant)\s{1,4})?(?:to\s{1,4})?|\b(?:never|not|cannot|refuse\s{1,4}to)\s{1,4}|n['’]t\s{1,4}|\b(?:like|such\s{1,4}as|says?|saying|phrases?|messages?)\s{0,4}[:,]?\s{0,4})["'“”‘’\x60]?$/iu;
