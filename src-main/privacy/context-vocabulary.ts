// The words that say what a in the languages customers write in. General words of those languages, never
// sentences. A star leaves an end open: `telefon*` also finds telefonszám; `*telefon*` also Mobiltelefon. Accents and
// case do not matter (both sides are folded), nor what parts the words of a phrase.

export const ContextKind = { Phone: 1, Card: 2, Ssn: 3, Email: 4, Reference: 5 } as const;

const PHONE = `
phone*, telephone*, cellphone*, smartphone*, mobile, mobiles, mobile number, cell, cell no, cel, tel, tele, telf, tfno, tlf, tfn, ph, mob, fon
call, calls, calling, call me, call us, callback, ring me, text me, sms, whatsapp*, whats app*, watsapp*, wa me, viber*, telegram*, signal, fax*
telefax*, my number, my no, my nr, my num, contact, contact number, contact no, contacts, reach me, reach us, dial*, hotline*, landline*, voicemail
*telefon*, *handynummer*, handy, handynr, *mobilnummer*, mobil, mobilnr, mobilfunk*, *rufnummer*, ruf mich, rufen sie, anruf*, ruckruf*, erreichbar*
erreichen, meine nummer, festnetz*, durchwahl, telefonisch*, zuruckrufen
telephone*, portable, mon portable, mobile, ligne fixe, appelez*, appeler, appelle*, rappel*, joindre, joignable*, mon numero, mon num, votre numero, gsm
telefono*, movil, moviles, celular*, llam*, mi numero, mi num, mi fijo, telefonico*, contactarme, contacto, contactos, contacten*, marcar
telefone*, telemovel*, telemovil, ligue*, ligar, liga me, meu numero, fone, contactar me, contato, contatos, zap, zapzap
cellulare*, cellulari, chiam*, mio numero, mio cell, recapito*, telefonat*, richiam*, fisso, contatto, contatti, contattat*
*telefoon*, mobiel*, bel me, bel mij, bellen, gebeld, mijn nummer, mijn mobiele nummer, mobiele nummer, mijn gsm, bereikbaar*, mobieltje, 06 nummer
mobi, mobitel*, poklic*, klicite*, klici*, klicem, klicanje, moja stevilka, moje stevilke, mojo stevilko, dosegljiv*, mobiln*, stacionarn*
nazovite*, nazovi*, zovite*, zvati, pozovite*, pozovi*, moj broj, moj br, kontakt, kontakti, kontaktni, kontakt broj, kontakt tel, javite se, fiksni
телефон*, тел, моб, мобилн*, мобильн*, мобільн*, сотов*, звон*, позвон*, перезвон*, созвон*, мой номер, моего номера, номер для связи, ватсап*, вотсап*
вацап*, вайбер*, телеграм*, зателефон*, подзвон*, дзвон*, передзвон*, мій номер, позовите*, позови*, назовите*, мој број, јавете се, јавите се, мојот број
обад*, моят номер, моя номер, джиесем*, факс*, контакт, контакты, контакти, контактн*, тэлефон*, мабільн*, мой нумар, гсм
komork*, komorkow*, zadzwon*, dzwon*, oddzwon*, moj numer, mojego numeru, numer kom, nr kom, kom, nr tel
mobil, mobilu, mobile, volejte*, zavol*, volat, moje cislo, moje tel, telefonni*, telefonne*, volajte*, ozvete*, ozvite*
hivj*, hivja*, hivhato*, szamom, a szamom, telo, mobilom, mobilszam*, elerheto*, visszahiv*
suna, sunati*, sunat*, sunam*, numarul meu, nr meu, numar de contact
numri im, numri i telefonit, me telefono*, celulari*, me merr*
τηλεφων*, τηλ, κιν, κινητ*, επικοινων*, καλεστε*, καλεσ*, παρτε με, αριθμος μου, σταθερο*
cep, cebim*, cepten, cep no, gsm no, numaram*, arayin*, beni ara*, ara beni, arayabilir*, tlfn
*puhelin*, *puhelim*, puh, puhnro, numeroni, soita*, soitta*, kannyk*, kannyn*, gsm numero
ring, ringa, ringe, ringes, mitt nummer, mit nummer, nummeret mitt, mitt nr, mobilnr, mobilen, mobiltelefon, nas pa, treffes, ring mig, ring meg, ring til
mobiil*, helista*, minu number, minu nr, talrun*, zvan*, mans numurs, mobilais, mano numeris, mano nr, skambin*, paskambin*
simi, simanumer*, sima, farsim*, hringdu*, hringja, numerid mitt, fon poca, guthan*, uimhir theileafoin, telefown*, cempel*, numru tieghi, ffon*, rhif ffon, truca*, truqueu*, mobil meu
dien thoai*, so dien thoai, sdt, dt, di dong, goi*, so cua toi, so toi, lien he, zalo
telepon*, telpon*, tlp, hp, no hp, nomor hp, handphone*, hubungi*, nomor saya, nombor saya, no tel, telefon bimbit, wa
telepono*, tawag*, numero ko, simu, namba yangu, namba ya simu, foonu, waya
*电话*, *電話*, *手机*, *手機*, *座机*, *联系方式*, *联系我*, *聯絡*, *致电*, *拨打*, *热线*, *打给我*, *我的号码*, *携帯*, *ケータイ*, *連絡先*, *ファックス*
*전화*, *휴대폰*, *핸드폰*, *연락처*, *휴대전화*, *폰번호*, *제 번호*, *내 번호*, *연락*
*هاتف*, *جوال*, *موبايل*, *موبایل*, *تلفون*, *تليفون*, *تلفن*, *رقمي*, *اتصل*, *واتساب*, *واتس*, *محمول*, *شماره من*, *تماس*, *فون*, *موبائل*
*טלפון*, *נייד*, *פלאפון*, *תתקשר*, *המספר שלי*, *להתקשר*, *סלולרי*, *ווטסאפ*
*फोन*, *मोबाइल*, *मेरा नंबर*, *कॉल*, *संपर्क*, *ফোন*, *মোবাইল*, *আমার নম্বর*, *தொலைபேசி*, *கைபேசி*, *போன்*, *ఫోన్*, *മൊബൈൽ*, *ഫോൺ*, *ಫೋನ್*, *ફોન*, *ਫੋਨ*
*โทร*, *เบอร์*, *มือถือ*, *ტელეფონ*, *მობილურ*, *ნომერ*, *հեռախոս*, *ទូរស័ព្ទ*, *ဖုန်း*, *ໂທ*, *утас*
text, texts, texted, give me a bell, give us a bell, give me a ring, give us a ring, give me a buzz, a call, ring us, phone me, my digits, my line, get me on, get hold of me
meine nr, ruft, ruf an, rufe an, anzurufen, meldet euch, melden sie sich, melde dich, klingel*, simst
contactez*, contacter, texto, appel, passez un coup de fil, un coup de fil, marcame, marquen*, marque, marca al, me liga, liga para, ligar para, hringi*, marquenme, marcadme, timbren*, comunicarse, comuniquense, telefone me, telefonem, squillo, telefonare, telefonatemi
bel, belt, app me, appen, appje, skakel, bel my, na mig pa, nar mig pa, nas bast, sla en signal, hor av, fang mig, numeroon, numerosta, tavoittaa, tavoitat, soitella
kontaktowy, pod numerem, oddzwonie, prozvon*, brnkne*, k zastizeni, na cisle, csorog*, szamomon, apelati, apelez*, apela, apelul*, numarasindan, numaradan, ulasabilir*, ulasin
набер*, набир*, связаться, на номер, наберіть, зв язатися, звънн*, звъни*, јави ми*, јавете ми*, ѕвон*, јавите ми*, javi mi*, javite mi*, javite se*, zvrcni*, nazvat*
τηλεφωνη*, τηλεφωνα, telp, kontak, nomor telepon, nipigie*, piga, nipigieni, tawagan, skambut*, skambinki*, piezvan*
*დამირეკ*, *დარეკ*, զանգ*, *அழை*, *请打*, *打我*, *打这*, *拨*, *撥*, *打給*, *お電話*, *かけて*, *걸어*, *문자*, *كلموني*, *تواصل*, *رقم هاتف*, *התקשר*, *חייג*, *תחייג*
☎`;

const CARD = `
card, cards, card no, card number, cardnumber, creditcard*, debitcard*, visa*, mastercard*, maestro*, amex, american express, diners*, discover, jcb, unionpay
cc, ccn, cc no, pan, cvv, cvc, credit*, debit*, prepaid
*karte, *karten*, kartennr, kredit*, *kreditkart*, *carte, cartes, carte bleue, carte bancaire, cb, bancaire, tarjeta*, credito, debito, cartao*, cartoes, carta*, bancomat
kartic*, karticn*, картиц*, карт*, картк*, karta, karte, karty, karte, karcie, kartou, kartu, kartom, kartya*, *kartya*, kart, karti, kartim*, kartinum*, bankkart*
kaart*, *kaart*, kort, kortet, *kort, *kortet, *kortnummer*, kortnr, *kortti*, *kortin*, korttin*, luottokort*, kaardi*, kortel*, kartes, karsu, καρτα*, καρτας, kartes, kartat, cardul*, cardului
the tin dung, so the, the ngan hang, kartu kredit*, nomor kartu, บัตร*, *卡号*, *卡號*, *信用卡*, *银行卡*, *銀行卡*, *借记卡*, *卡片*, *カード*, *카드*, *بطاق*, *کارت*, *כרטיס*, *कार्ड*, *কার্ড*, *บัตร*, ბარათ*, քարտ*
▭`;

const SSN = `
ssn, ssns, ss no, ss number, soc sec*, social security*, social sec, the social, my social, social number, sosh, itin, us social, taxpayer id*
securite sociale, secu, numero de secu, num secu, *sozialversicherung*, sozialvers*, mi social, el social, seguridad social, seguretat social, seguro social, nss, seguranca social, previdencia social
sicurezza sociale, previdenza sociale, codice previdenziale, sociale zekerheid, socialezekerheid*, sofinummer, socialno zavarovanje, socialnega zavarovanja, socialnem zavarovanju
socijalno osiguranje, socijalnog osiguranja, socijalnom osiguranju, социјално*, социальн*, соцстрах*, соціальн*, социално*, осигурителен, ubezpieczenia spolecznego, ubezpieczenie spoleczne, ubezpieczen*
socialniho zabezpeceni, socialniho pojisteni, socialneho zabezpecenia, socialneho poistenia, tarsadalombiztosit*, taj szam*, asigurari sociale, asigurare sociala, securitate sociala, sigurimeve shoqerore
κοινωνικης ασφαλισης, κοινωνικη ασφαλιση, αμκα, sosyal guvenlik*, sosyal sigorta*, sosiaaliturva*, sotu*, henkilotunnus*, socialforsakring*, personnummer*, socialsikring*, trygdenummer*, personnumer*, fodselsnummer*
sotsiaalkindlustus*, socialas apdrosinasanas, socialinio draudimo, *社会保障*, *社會保障*, *社会安全*, *社會安全*, *社安号*, *社安號*, *ソーシャルセキュリティ*, *사회보장*, *사회 보장*, *الضمان الاجتماعي*, *ضمان اجتماعي*, *تأمین اجتماعی*, *ביטוח לאומי*, *ביטוח סוציאלי*, *תעודת זהות*
*सामाजिक सुरक्षा*, an sinh xa hoi, jaminan sosial, keselamatan sosial, *ประกันสังคม*`;

const EMAIL = `
email*, e mail*, mail, mails, mail me, mailadress*, gmail, write to, write me, reach me, contact me, correo*, courriel*, adresse mail, adresse electronique, escrib*, ecri*, schreib*, posta, e posta, eposta, poste, pisite*, napisite*, naslov
sahkoposti*, meil*, poczt*, epost, e post, почт*, пошт*, имейл*, имел, мейл*, мыло, эл адрес, mejl*, maila, mailem, e pasts, pastas, e pastas, netfang*, ημειλ, ηλεκτρονικ*, *邮箱*, *郵箱*, *邮件*, *電郵*, *メール*, *이메일*, *메일*, *البريد*, *ايميل*, *ایمیل*, *דואל*, *מייל*, *ईमेल*, *इमेल*, thu dien tu, surel, *อีเมล*
✉`;

const REFERENCE = `
order*, invoice*, tracking*, track, trackid, parcel*, shipment*, shipping, package*, consignment*, waybill*, awb, ref, refs, refno, reference*, ticket*, case no, case number, case id, incident*, booking*, reservation*, pnr
serial*, s n, sn, model*, part no, part number, part nr, part, item no, item number, article*, art no, sku, product code, product no, policy*, contract*, customer no, customer number, customer id, client id, client no, account no, account number, user id, member id, membership*
barcode*, ean, gtin, upc, isbn, issn, imei, iccid, vin, version*, firmware, build, vat, tax no, tax id, tax number, ein, licence no, license no, license plate, passport*, postcode, zip, zip code, po box, lot, batch, qty, code, pin, otp, passcode, id no, uuid, guid, transaction*, receipt*, coupon*, voucher*, gift card, meter*, cas, timestamp, epoch, unix time, swift, bic, sort code, routing*, room, score, claim no, claim number, iso, rfc, din, patent*, ip
*bestell*, *auftrag*, *rechnung*, *sendung*, *paket*, sendungsnr, *artikel*, kundennummer*, kundennr, *vertrag*, vorgang*, aktenzeichen, *seriennummer*, *steuernummer*, steuernr, ust id*, *referenz*, buchung*, mitgliedsnummer*, zahlerstand*, zahlernummer*, plz, postleitzahl, lieferschein*, gutschein*
sendingar*, sendingu*, pakkie*, folio, seguiment, enviament, comanda*, paquet, commande*, colis, facture*, suivi, ref, n dossier, dossier*, numero client, contrat*, billet*, numero de serie, devis, siret, siren, tva, expedition*, code postal, bon de livraison
pedido*, factura*, fatura*, fattur*, seguimiento, rastreo, rastreamento, paquete*, envio*, referencia*, encomenda*, ordine, ordini, spedizion*, pacco, codice*, codigo*, numero de cliente, contrato*, contratto*, reserva*, prenotazion*, billete*, bilhete*, bigliett*, numero de serie, numero di serie, nota fiscal, articol*, articulo*, artigo*, matricula*, cpf, cnpj, nif, nie, dni, cif, partita iva, codice fiscale, nota de entrega, guia
narocil*, narudzb*, porudzb*, racun*, posiljk*, sledil*, sledenj*, pracenj*, referenc*, pogodb*, ugovor*, rezervac*, serijsk*, artikl*, sifra*, koda*, kod, davcn*, emso, oib, pib, maticn*, paket*, kupon*
наруџб*, поруџб*, рачун*, пратк*, пошиљк*, заказ*, замовлен*, поръчк*, нарачк*, накладн*, посылк*, посилк*, отправлен*, счет*, рахун*, фактур*, трек*, отслежив*, артикул*, серийн*, серійн*, сериен*, договор*, договір*, инн, кпп, огрн, снилс, брон*, билет*, квиток*, индекс, єдрпоу, уговор*, заявк*, чек
zamowien*, przesylk*, paczk*, faktur*, nip, regon, pesel, umow*, seryjn*, kod pocztowy, objednav*, zasilk*, zasielk*, balik*, smlouv*, zmluv*, seriov*, ico, dic, cislo zakazky, zakazk*
*rendeles*, csomag*, szamla, szamlaszam*, szerzodes*, foglalas*, cikkszam*, sorozatszam*, adoszam*, comand*, colet*, rezervar*, serie, cui, cnp, numar de ordine
παραγγελ*, δεμα*, αποστολ*, τιμολογ*, κρατησ*, αφμ, συμβολαι*, κωδικ*, siparis*, kargo*, takip*, sozlesme*, rezervasyon*, vergi*, tckn, seri no
*tilau*, lasku*, lahety*, seuranta*, varaus*, sopimus*, viite*, tuote*, sarjanumero*, bestallning*, bestilling*, ordre*, pakke*, sparning*, sporing*, kolli*, bokning*, avtal*, kundnummer*, kundenummer*, varenummer*, serienummer*, forsandelse*, referens*, forsendelse*
bestelling*, bestelnummer*, pakket*, pakje, factuur*, zending*, klantnummer*, polis*, reservering*, kenteken*, tellimus*, arve, saadetis*, pasutijum*, rekin*, sutijum*, uzsakym*, saskait*, siunt*, agizo, oda, pontun*, reikning*, porosi*
don hang*, ma don, ma van don, hoa don, pesanan*, resi, no resi, kode*, nomor pesanan, คำสั่งซื้อ*, *คำสั่งซื้อ*, *พัสดุ*, *ใบแจ้ง*
*订单*, *訂單*, *单号*, *單號*, *快递*, *快遞*, *包裹*, *发票*, *發票*, *编号*, *編號*, *序列号*, *序號*, *追踪*, *运单*, *型号*, *注文*, *追跡*, *伝票*, *請求*, *荷物*, *品番*, *予約*, *型番*, *お問い合わせ番号*, *주문*, *송장*, *운송장*, *배송*, *예약*, *택배*, *사업자*, *모델*
*طلب*, *شحن*, *فاتور*, *تتبع*, *سفارش*, *پیگیری*, *فاکتور*, *הזמנ*, *משלוח*, *חשבונית*, *מעקב*, *ऑर्डर*, *पार्सल*, *चालान*, *অর্ডার*, *ஆர்டர்*, *ఆర్డర్*, *ઓર્ડર*, *ਆਰਡਰ*, *آرڈر*, *შეკვეთ*, *պատվեր*`;

/** Later lists win where one word is in two of them. */
export const VOCABULARY: readonly (readonly [number, string])[] = [
  [ContextKind.Email, EMAIL],
  [ContextKind.Reference, REFERENCE],
  [ContextKind.Card, CARD],
  [ContextKind.Ssn, SSN],
  [ContextKind.Phone, PHONE],
];
