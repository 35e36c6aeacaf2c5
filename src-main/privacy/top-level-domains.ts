// Top-level domains in use, for addresses that are only hinted at ("name at host dot com"). An address with a real @
// glued to both sides needs no such list.
const COUNTRIES =
  'ac ad ae af ag ai al am ao ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gt gu gw gy hk hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw';
const GENERIC =
  'com net org info biz edu gov mil int mobi name pro aero asia cat coop jobs museum post tel travel xxx app dev io shop store online site website web blog cloud tech email mail live life world today news media group company team work agency design studio digital solutions services systems network consulting finance legal health care clinic school academy education international global london berlin paris wien vienna koeln hamburg bayern tirol swiss amsterdam vlaanderen brussels gent madrid barcelona eus gal bzh corsica moscow tokyo nyc africa one xyz top club vip fun art photo photography music film games example test invalid';

const domains = new Set(`${COUNTRIES} ${GENERIC}`.split(' '));
/** From here on scripts without spaces, where a label that stands for itself is a domain. */
const FIRST_ASIAN = 0x2e80;
const NATIONAL_SCRIPTS =
  /^(?:рф|укр|срб|мкд|бел|қаз|мон|бг|ею|ελ|ευ|հայ|გე|中国|中國|香港|台湾|台灣|한국|ไทย|भारत|онлайн|сайт|ком|москва|公司|网络|在线|みんな)$/u;

/** Whether a folded label (lower case) is a top-level domain somebody would write down. */
export const isTopLevelDomain = (label: string): boolean =>
  domains.has(label) || label.startsWith('xn--') || label.charCodeAt(0) >= FIRST_ASIAN || NATIONAL_SCRIPTS.test(label);

/** The part before the first dot of hosts people have their mailbox at. */
const MAIL_HOSTS = new Set(
  'gmail googlemail hotmail outlook yahoo ymail rocketmail icloud gmx live msn aol aim proton protonmail pm web t-online freenet arcor mail email yandex ya rambler bk list inbox seznam centrum volny atlas azet post zoznam wp o2 onet interia op gazeta poczta orange wanadoo free laposte sfr neuf bbox numericable libero virgilio tiscali alice tin siol telekom amis freemail citromail indamail abv dir ukr i qq foxmail sina sohu naver daum hanmail nate rediffmail uol bol terra ig telefonica fastmail zoho tutanota tuta posteo mailbox bluewin hispeed sunrise telenet skynet proximus ziggo kpnmail xs4all home planet chello upcmail bigpond optusnet btinternet sky virginmedia ntlworld talktalk comcast verizon att sbcglobal bellsouth cox charter shaw rogers sympatico telia telenor online tele2 spray passagen luukku kolumbus suomi24 elisa eircom iol sapo clix netcabo mynet superonline walla docomo ezweb softbank'.split(
    ' ',
  ),
);

export const isMailHost = (label: string): boolean => MAIL_HOSTS.has(label);
