/**
 * The two orders of prompt injection, in the languages of published models beside English: to forget what was said
 * before, and to keep something from the user. A sentence that forbids the one, or allows the other, is none.
 *
 * Written 2026-11-28 after the English ones in instructions.ts; the languages are the most frequent tags on the hub.
 */
interface LanguageOrders {
  readonly language: string;
  readonly forgets: RegExp;
  readonly conceals: RegExp;
}

export const orders: readonly LanguageOrders[] = [
  {
    language: "zh",
    forgets:
      /(?<!不要|不得|不能|不会|请勿|切勿|别|要求你|要求您|让你|叫你|试图|尝试)(?:忽略|无视|忘记|忘掉|不要理会|不用理会|無視|忽視)[^。，\n]{0,6}(?:之前|以前|先前|上述|上面|以上|前面|此前)[^。，\n]{0,6}(?:指令|指示|提示|规则|規則|说明|說明|命令)/u,
    conceals:
      /(?:不要|别|请勿|切勿|不能|不得|禁止|勿)(?:告诉|告訴|告知|通知|提醒)(?:用户|用戶|使用者)(?![^。，\n]{0,12}(?:函数|工具)|[^。，\n]{0,4}(?:虚假|错误|假的|不实|不准确|谎))/u,
  },
  {
    language: "ja",
    forgets:
      /(?:以前|これまで|上記|前述|それまで)の?[^。\n]{0,8}(?:指示|命令|ルール|プロンプト)を?[^。\n]{0,6}(?:無視|忘れ)(?!しない|せず|ない)/u,
    conceals:
      /(?:ユーザー?|利用者|使用者)に(?:は|も)?(?:この(?:こと|事)|これ)?(?:を|は)?(?:決して|絶対に)?(?:言わない|教えない|伝えない|知らせない|話さない|言うな|伝えるな)/u,
  },
  {
    language: "ko",
    forgets:
      /(?:이전|앞선|위|기존)의?\s{0,2}[^.\n]{0,8}(?:지시|명령|지침|규칙)[^.\n]{0,8}(?:무시|잊)(?!하지|지)/u,
    conceals:
      /사용자에게\s{0,2}(?:이를\s{0,2}|이\s?사실을\s{0,2}|절대로?\s{0,2})?(?:말하지|알리지|알려주지|이야기하지)\s{0,2}(?:마|않)/u,
  },
  {
    language: "ru",
    forgets:
      /(?<!не\s)(?:игнорир(?:уй|уйте|овать)|проигнорируй(?:те)?|забудь(?:те)?)\s{1,4}(?:[а-я]{1,20}\s{1,4}){0,2}(?:предыдущи|прежни|вышеуказанн|прошл)[а-я]{1,4}\s{1,4}(?:инструкци|указани|команд|правил)/iu,
    conceals: /не\s{1,4}(?:говори|сообщай|рассказывай)(?:те)?\s{1,4}(?:[а-я]{1,20}\s{1,4}){0,3}пользовател/iu,
  },
  {
    language: "uk",
    forgets:
      /(?<!не\s)(?:про)?(?:ігноруй(?:те)?|забудь(?:те)?)\s{1,4}(?:[а-яіїєґ]{1,20}\s{1,4}){0,2}(?:попередн|минул)[а-яіїєґ]{1,3}\s{1,4}(?:інструкці|вказів|команд|правил)/iu,
    conceals:
      /не\s{1,4}(?:кажи|кажіть|повідомляй|розповідай)(?:те)?\s{1,4}(?:[а-яіїєґ]{1,20}\s{1,4}){0,3}користувач/iu,
  },
  {
    language: "es",
    forgets:
      /(?<!no\s)\b(?:ignor(?:a|e|ar|en)|olvid(?:a|e|ar)|descart(?:a|e|ar))\s{1,4}(?:todas?\s{1,4}|todos?\s{1,4})?(?:(?:las|los|tus|sus)\s{1,4})?(?:instrucciones|órdenes|indicaciones|reglas|mensajes)\s{1,4}(?:anteriores|previas|previos)/iu,
    conceals:
      /\bno\s{1,4}(?:se\s{1,4})?(?:(?:lo|le)\s{1,4})?(?:digas?|diga|informes?|cuentes?|avises?)(?:selo|lo|le)?\s{1,4}(?:nada\s{1,4}|esto\s{1,4}|de\s{1,4}esto\s{1,4})?(?:al|a\s{1,4}los|a\s{1,4}la)\s{1,4}(?:usuari|persona|humano)/iu,
  },
  {
    language: "fr",
    forgets:
      /(?<!n['’])\b(?:ignore[zr]?|oublie[zr]?)\s{1,4}(?:(?:toutes|tous)\s{1,4})?(?:(?:les|vos|tes)\s{1,4})?(?:instructions|consignes|règles|ordres)\s{1,4}(?:précédent|antérieur|ci-dessus)/iu,
    conceals:
      /\b(?:ne\s{1,4}(?:(?:le|lui|en)\s{1,4}|l['’])?(?:dites|dis|dire|prévenez|préviens)|n['’](?:en\s{1,4})?(?:informez|informe|avertissez|avertis))\s{1,4}(?:pas|rien|jamais)\s{1,4}(?:cela\s{1,4}|ceci\s{1,4})?(?:à\s{1,4})?(?:l['’]utilisat|les\s{1,4}utilisat|aux\s{1,4}utilisat)/iu,
  },
  {
    language: "de",
    forgets:
      /\b(?:ignoriere?(?:n\s{1,4}Sie)?|vergiss|vergessen\s{1,4}Sie|missachte)\s{1,4}(?:alle\s{1,4})?(?:(?:die|deine|Ihre)\s{1,4})?(?:vorherigen|vorigen|bisherigen|obigen|früheren)\s{1,4}(?:Anweisungen|Befehle|Regeln|Nachrichten)(?!\s{1,4}nicht)/iu,
    conceals:
      /\b(?:(?:verrate|sage?|erzähle?|sagen\s{1,4}Sie)\s{1,4}(?:(?:es|das|dies)\s{1,4})?dem\s{1,4}(?:Nutzer|Benutzer|Anwender)|informiere?\s{1,4}den\s{1,4}(?:Nutzer|Benutzer|Anwender))\s{1,4}(?:\S{1,15}\s{1,4}){0,2}nicht/iu,
  },
  {
    language: "nl",
    forgets:
      /\b(?:negeer|vergeet)\s{1,4}(?:alle\s{1,4})?(?:(?:de|je)\s{1,4})?(?:vorige|voorgaande|eerdere|bovenstaande)\s{1,4}(?:instructies|opdrachten|regels)(?!\s{1,4}niet)/iu,
    conceals:
      /\b(?:vertel|zeg|meld)\s{1,4}(?:(?:dit|het)\s{1,4})?(?:niet\s{1,4}(?:aan\s{1,4})?de\s{1,4}gebruiker|(?:aan\s{1,4})?de\s{1,4}gebruiker\s{1,4}(?:\S{1,12}\s{1,4})?niet)/iu,
  },
  {
    language: "pt",
    forgets:
      /(?<!não\s)\b(?:ignor(?:e|a|ar|em)|esqueça|desconsidere)\s{1,4}(?:todas?\s{1,4})?(?:(?:as|suas|os)\s{1,4})?(?:instruções|ordens|regras|mensagens)\s{1,4}(?:anteriores|prévias|acima)/iu,
    conceals:
      /\bnão\s{1,4}(?:conte|diga|informe|avise)\s{1,4}(?:(?:isso|isto|nada|disso)\s{1,4})?(?:a[os]?|para\s{1,4}[oa])\s{1,4}(?:usuári|utilizador)/iu,
  },
  {
    language: "it",
    forgets:
      /(?<!non\s)\b(?:ignor(?:a|are|ate|i)|dimentica(?:re|te)?)\s{1,4}(?:tutte\s{1,4})?(?:le\s{1,4})?(?:istruzioni|regole|indicazioni)\s{1,4}(?:precedenti|sopra)/iu,
    conceals:
      /\bnon\s{1,4}(?:dir(?:lo|e)|dica|informare)\s{1,4}(?:niente\s{1,4}|nulla\s{1,4}|questo\s{1,4})?(?:all|l)['’]utente/iu,
  },
  {
    language: "pl",
    forgets:
      /(?<!nie\s)\b(?:zignoruj|ignoruj|zapomnij)\s{1,4}(?:o\s{1,4})?(?:wszystki\S{1,3}\s{1,4})?(?:poprzedni|wcześniejsz)\S{1,4}\s{1,4}(?:instrukcj|polece|wskazów)/iu,
    conceals:
      /\bnie\s{1,4}(?:mów|informuj|powiadamiaj)\s{1,4}(?:o\s{1,4}tym\s{1,4}|tego\s{1,4})?użytkownik/iu,
  },
  {
    language: "tr",
    forgets:
      /(?:önceki|yukarıdaki)\s{1,4}(?:tüm\s{1,4}|bütün\s{1,4})?(?:talimat|komut|yönerge|kural)[a-zçğıöşü]{0,8}\s{1,4}(?:yok\s{1,4}say|görmezden\s{1,4}gel|unut)(?!ma|me)/iu,
    conceals:
      /kullanıcı(?:ya|lara)\s{1,4}(?:bunu\s{1,4}|asla\s{1,4})?(?:söyleme|bildirme|anlatma)(?:yin)?(?![a-zçğıöşü])/iu,
  },
  {
    language: "vi",
    forgets:
      /(?<!không\s|đừng\s)(?:bỏ\s{1,4}qua|phớt\s{1,4}lờ|quên)\s{1,4}(?:tất\s{1,4}cả\s{1,4}|mọi\s{1,4})?(?:các\s{1,4})?(?:hướng\s{1,4}dẫn|chỉ\s{1,4}thị|chỉ\s{1,4}dẫn|lệnh)\s{1,4}(?:trước|ở\s{1,4}trên)/iu,
    conceals: /(?:đừng|không\s{1,4}được)\s{1,4}(?:nói|báo)\s{1,4}(?:(?:với|cho)\s{1,4})?người\s{1,4}dùng/iu,
  },
  {
    language: "id",
    forgets:
      /(?<!jangan\s)\b(?:abaikan|lupakan)\s{1,4}(?:semua\s{1,4})?(?:instruksi|perintah|aturan)\s{1,4}(?:sebelumnya|di\s{1,4}atas)/iu,
    conceals:
      /\bjangan\s{1,4}(?:beri\s?tahu|memberi\s?tahu|katakan|informasikan)\s{1,4}(?:(?:kepada|ke)\s{1,4})?pengguna/iu,
  },
  {
    language: "hi",
    forgets:
      /(?:पिछले|पूर्व|ऊपर\s?के)\s{1,4}(?:सभी\s{1,4})?(?:निर्देश|आदेश)(?:ों)?\s{0,4}(?:को\s{1,4})?(?:अनदेखा|नज़रअंदाज़|नजरअंदाज|भूल)/u,
    conceals: /(?:उपयोगकर्ता|यूज़र)\s{1,4}को\s{1,4}(?:यह\s{1,4})?(?:न|मत|नहीं)\s{1,4}बता/u,
  },
  {
    language: "ar",
    forgets:
      /(?<!لا\s)(?:تجاهل|انس|أهمل)\s{1,4}(?:جميع\s{1,4}|كل\s{1,4})?(?:التعليمات|الأوامر|الإرشادات)\s{1,4}(?:السابقة|أعلاه)/u,
    conceals: /لا\s{1,4}(?:تخبر|تبلغ|تقل)\s{1,4}(?:المستخدم|للمستخدم)/u,
  },
];
