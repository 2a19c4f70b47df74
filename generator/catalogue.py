"""Every rule: its id, what it says, and why. A problem names one of these; data/README.md lists them all."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    id: str
    title: str  #: Swedish: what must hold
    why: str  #: Swedish: why it must


def _rules(*rules: Rule) -> dict[str, Rule]:
    return {rule.id: rule for rule in rules}


RULES = _rules(
    # The file itself
    Rule("file.encoding", "En fil är sparad som UTF-8", "Annars blir å, ä och ö fel."),
    Rule("file.size", "En fil är högst 1 MiB", "Så stor är ingen post. Handlingar lagras i data/sources/files/."),
    Rule("file.name", "En fil heter a–z, 0–9 och bindestreck och slutar på .yml", "Filens namn är id och syns i webbadressen."),
    Rule(
        "file.unknown",
        "Varje fil ligger där den läses",
        "En fil på fel ställe skulle annars saknas på webbplatsen utan att någon märker det.",
    ),
    Rule("file.link", "Ingen fil är en länk till ett annat ställe", "Data ska vara hela där de ligger."),
    Rule("file.missing", "De filer som alltid behövs finns", "Utan dem går webbplatsen inte att bygga."),
    # YAML
    Rule("yaml.syntax", "Filen går att läsa", "Ett fel i indrag eller citattecken gör att resten missförstås."),
    Rule("yaml.tab", "Indrag görs med mellanslag", "Tabbtecken betyder olika i olika program."),
    Rule("yaml.duplicate-key", "Ett fält står en gång", "Annars skulle det ena värdet försvinna."),
    Rule("yaml.empty", "Ett fält har ett värde", "Det som inte är känt utelämnas eller skrivs under missing."),
    Rule("yaml.anchor", "Inga ankare eller hänvisningar inom filen", "Läsaren av filen ska se vad som gäller utan att leta."),
    Rule("yaml.tag", "Inga märken med utropstecken", "De kan få ett program att göra annat än att läsa."),
    Rule("yaml.documents", "En fil innehåller en post", "Filens namn är postens id."),
    Rule("yaml.depth", "Fälten ligger i högst 20 nivåer", "Djupare än så är det ett misstag eller ett angrepp."),
    Rule("yaml.key", "Ett fältnamn är ett ord", "Andra fältnamn går inte att läsa."),
    Rule("yaml.comment", "Ingenting av en text försvinner efter #", "Det som står efter ett mellanslag och # är en kommentar."),
    Rule("yaml.quotes", "Citattecken runt en text är raka", "Andra citattecken blir en del av texten."),
    Rule(
        "draft.unchecked",
        "Inga märken om att något ska kontrolleras står kvar i en fil som publiceras",
        "Det som ett program har gissat ska någon ha läst och rättat först.",
    ),
    # Fields
    Rule("field.missing", "Fält som krävs finns", "Sidan skulle annars sakna något väsentligt."),
    Rule("field.unknown", "Bara kända fält används", "Ett felstavat fält skulle annars tyst försvinna."),
    Rule("field.type", "Ett värde är av rätt slag", "En lista där en text väntas går inte att visa."),
    Rule("field.choice", "Ett val är ett av de tillåtna", "Andra värden har ingen betydelse på webbplatsen."),
    Rule("field.form", "Ett värde har rätt form och längd", "Id och kontrollsummor måste gå att jämföra."),
    Rule("field.date", "Ett datum är en dag, en månad eller ett år", "2019-11-04, 2019-11 eller 2019 går att ordna i tid."),
    Rule("field.address", "En webbadress börjar med http:// eller https://", "Andra adresser kan köra kod hos den som läser."),
    Rule("field.language", "Ett språk skrivs med sin kod", "Annars läser en skärmläsare upp texten på fel språk."),
    Rule("field.path", "En sökväg stannar i sin mapp", "Inget utanför projektet får hamna på webbplatsen."),
    Rule("field.yes-no", "Ja och nej skrivs true och false", "Så finns bara ett sätt att läsa dem."),
    Rule("field.number", "Ett tal är bara siffror", "Annars går det inte att räkna med eller rita."),
    # Texts
    Rule("text.html", "Texter innehåller ingen HTML-kod", "Kod i en text kan skada den som läser."),
    Rule("text.link", "En länk leder till en webbsida eller en post", "Andra länkar kan köra kod eller leda fel."),
    Rule("text.image", "Texter innehåller inga bilder", "En bild från en annan webbplats avslöjar vem som läser."),
    Rule("text.invisible", "Texter innehåller inga osynliga styrtecken", "De kan få en text att se ut som något annat."),
    Rule("text.long-sentence", "En mening har högst 35 ord", "Den som läser långsamt, eller får texten uppläst, tappar annars tråden."),
    Rule("text.link-words", "En länk säger vart den leder", "Den som får länkarna upplästa en och en hör bara orden i dem."),
    Rule("text.term", "Ord som få använder förklaras i ordlistan", "Annars förstår bara de som arbetar i kommunen."),
    Rule("text.summary", "En post säger vad den handlar om", "Den som kommer dit från en sökning vet inget annat om den."),
    # The site
    Rule("site.format", "Dataformatets version är känd", "En annan version kan betyda andra fält."),
    # Ids and references
    Rule("id.file-name", "Id är detsamma som filens namn", "Annars går det inte att hitta filen från sidan."),
    Rule("id.duplicate", "Ett id finns en gång per slag", "Två poster kan inte ha samma adress."),
    Rule("reference.unknown", "Det som nämns med id finns", "En hänvisning ska gå att följa."),
    Rule("reference.version", "En version som nämns finns i överenskommelsen", "Annars vet ingen vilken text som avses."),
    Rule("reference.agreement", "Områden och insatser som nämns hör till samma överenskommelse", "Annars blandas två ärenden ihop."),
    Rule("reference.goal", "Ett mål som nämns finns i överenskommelsen", "Annars vet ingen vilket mål som avses."),
    Rule("reference.folder", "En mapp har den post som den är döpt efter", "Utan den hör posterna i mappen inte till något."),
    Rule("reference.link", "En länk med insyn: leder till en post som finns", "En länk ska gå att följa."),
    Rule("reference.twice", "Ingen står två gånger i samma lista", "Då skulle den räknas två gånger."),
    Rule("reference.circle", "Inget hör till eller kommer före sig självt", "Annars har någon hänvisning blivit fel."),
    Rule("redirect.target", "En flyttad adress leder från en sida som inte finns till en som finns", "Den gamla adressen ska leda rätt."),
    Rule("redirect.loop", "En flyttad adress flyttas en gång, och inte tillbaka", "Annars kommer läsaren aldrig fram."),
    # Dates
    Rule("date.deadline", "Sista svarsdag är inte före utskicket", "Ingen kan svara före frågan."),
    Rule("date.response", "Ett svar är inte äldre än remissen", "Ingen kan svara före frågan."),
    Rule("date.version", "En version är inte äldre än den som den följer på", "Versioner visas i tidsordning."),
    Rule("date.validity", "Något slutar inte gälla innan det börjar", "Annars har något datum blivit fel."),
    Rule("date.situation", "En gemensam analys är inte äldre än bilderna den bygger på", "Bilderna görs först, sedan analysen."),
    Rule("date.measure", "Det som hänt med en insats är inte daterat framåt", "Det som inte har hänt än är en plan."),
    # Evidence
    Rule("claim.source", "Varje uppgift har en källa", "Läsaren ska kunna kontrollera allt."),
    Rule("quote.verbatim", "Ett citat står ordagrant i källan", "Den som citeras ska kunna lita på det."),
    Rule("stored.missing", "En lagrad fil som nämns finns", "Annars kan citaten inte kontrolleras."),
    Rule("stored.unused", "En lagrad fil hör till en källa", "Annars publiceras den inte, och ingen vet vad den är."),
    Rule("stored.type", "En lagrad fil är .txt, .pdf, .docx eller .odt", "Andra slag kan köra kod hos den som läser."),
    Rule("stored.checksum", "En lagrad fil har den kontrollsumma som står i posten", "Så märks det om handlingen ändras."),
    Rule("stored.terms", "En lagrad handling har sina villkor angivna", "Webbplatsens licens gäller bara egna data."),
    Rule("stored.encoding", "En lagrad textfil är UTF-8", "Annars går den inte att söka i."),
    Rule("stored.unread", "En lagrad handling går att läsa igenom", "Annars vet ingen om den innehåller personnummer."),
    # Responses
    Rule("response.invited", "Den som svarar var tillfrågad eller är märkt som otillfrågad", "Tillfrågad och svarat är två saker."),
    Rule("response.declined", "Den som avstod från att svara har inte svarat", "Var och en räknas en gång, så att talen går ihop."),
    Rule("response.stance", "Ett ställningstagande visas med ett citat", "Vi tolkar inte, vi visar."),
    # Measures, lägesbilder, figures and places
    Rule(
        "situation.joint",
        "En gemensam analys har både kommunens och polisens bild",
        "Överenskommelsen föreskriver att de gör var sin bild först.",
    ),
    Rule("measure.status", "En insats status är den som det senaste under progress säger", "Sidan ska inte säga två saker."),
    Rule("series.figures", "En serie har siffror eller räknar platser, och en siffra per tid", "Annars går den inte att rita."),
    Rule("place.classification", "En plats har en klassning per lista", "Annars räknas platsen två gånger."),
    # The glossary
    Rule("glossary.twice", "Ett ord och dess former hör till en förklaring", "Annars vet ingen vilken som gäller."),
    Rule("glossary.see", "Ett ord som det hänvisas till finns i ordlistan", "En hänvisning ska gå att följa."),
    # What may have changed
    Rule("stale.search", "Det som saknas har någon letat efter det senaste året", "Det kan ha publicerats sedan dess."),
    Rule("stale.progress", "Om en insats som pågår finns något nyare än ett år", "Annars vet ingen om den fortfarande pågår."),
    # Privacy
    Rule("privacy.identity-number", "Inga personnummer", "De får aldrig publiceras här."),
    Rule(
        "privacy.contact",
        "Inga telefonnummer eller adresser till enskilda",
        "Den som skrev eller nämns ska inte bli uppringd eller uppsökt för det. En myndighets egna uppgifter får stå kvar.",
    ),
    Rule(
        "withheld.told",
        "Det som är maskat är maskat i texten, och någon säger vem som beslutade det",
        "Den som läser ska se att något saknas, och den det gäller ska kunna lita på att det är borta.",
    ),
    Rule(
        "withheld.words",
        "Ord som ska vara maskade står ingenstans",
        "Listan över dem hålls utanför projektet. Står de kvar på något ställe hjälper det inte att de är borta på ett annat.",
    ),
    Rule("page.identity-number", "Inga personnummer på någon färdig sida", "Även texter i content/ och mkdocs.yml hamnar på sidor."),
    Rule("page.withheld", "Ingen färdig sida visar ord som ska vara maskade", "Även texter i content/ och mkdocs.yml hamnar på sidor."),
    # What the site says of itself
    Rule("site.demonstration", "En demonstration säger med några ord vad den är", "Texten visas på varje sida, och lättar på kraven."),
    Rule("site.security", "Säkerhetskontakten går att nå, och dagen då den ska ses över har inte passerat", "Annars når varningen ingen."),
    Rule("site.catalogue", "Katalogen över öppna data har det som dataportaler kräver", "Annars kan de avvisa den."),
    Rule("accessibility.missing", "Tillgänglighetsredogörelsen säger allt som lagen kräver", "Annars får webbplatsen inte publiceras."),
    Rule("accessibility.contradiction", "Tillgänglighetsredogörelsen säger inte två saker", "Den som läser ska kunna lita på den."),
    # Pages
    Rule("slot.unknown", "En plats på en sida har ett känt namn", "Annars skulle sidan få ett hål."),
    Rule("slot.argument", "En plats har de uppgifter den behöver", "Annars vet programmet inte vad som ska visas."),
    Rule("slot.context", "En plats står där den kan fyllas säkert", "I skript och stilmallar kan text bli kod."),
    Rule("frame.missing", "Varje slag av post har en ram", "Utan ram finns inga sidor."),
    Rule("link.broken", "Varje länk inom webbplatsen leder någonstans", "Den som läser ska inte hamna fel."),
    Rule("link.third-party", "Ingen sida hämtar något från en annan webbplats", "Då får ingen annan veta vem som läser."),
    Rule(
        "address.unset", "En webbplats som publiceras vet sin egen adress", "Annars saknas det som behöver hela adresser, vid varje bygge."
    ),
    Rule("address.dead", "En adress som publicerats finns kvar eller leder vidare", "Länkar till sidan ska fortsätta att fungera."),
    Rule("address.duplicate", "Två sidor har inte samma adress", "Den ena skulle skriva över den andra."),
    # The web, which only insyn links asks
    Rule("web.gone", "En källas adress leder till något som finns", "Läsaren ska kunna kontrollera allt."),
    Rule("web.moved", "En källas adress är den som gäller nu", "En dag slutar den gamla att leda vidare."),
    Rule("web.doubtful", "En källas adress leder till källan", "En startsida, eller en sida om att något saknas, är inte källan."),
    Rule("web.changed", "En källas adress leder till samma slags handling som förut", "Det som finns där nu är kanske inte källan."),
    Rule("web.certificate", "En källas server har ett giltigt certifikat", "Annars varnar webbläsaren den som vill läsa källan."),
    Rule("web.unreachable", "En källas server svarar", "Den som vill läsa källan kommer annars inte fram."),
    Rule("web.unasked", "En källas adress går att pröva", "Om ett program inte får fråga behöver en människa titta."),
)
