#include "simulation/citizens.h"

#include <fstream>
#include <future>

#include "centre/files/files.h"
#include "centre/identity/sessions.h"
#include "service/visitors/visitors.h"
#include "simulation/store.h"

namespace onewindow::simulation {

using cases::CaseView;

namespace {

// One page that says what it stands for.
std::string page(const std::string& material) {
  const std::string text = "BT /F1 28 Tf 90 700 Td (SAMPLE SCAN " + material + ") Tj ET";
  const std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      "<< /Length " + std::to_string(text.size()) + " >>\nstream\n" + text + "\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
  std::string out = "%PDF-1.4\n", table = "xref\n0 6\n0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    std::string offset = std::to_string(out.size());
    table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string start = std::to_string(out.size());
  return out + table + "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
}

}  // namespace

Citizens::Citizens(Stage& stage) : stage_(stage), random_(stage.plan().seed ^ 0x636974697a656e00ull) {}

std::shared_ptr<const Actor> Citizens::proved(const std::string& phone) {
  const Actor nobody = Actor::of_public(stage_.demo.centre.id);
  ErrandContext asking(stage_.contexts, nobody, {});
  visitors::ask_code(asking, {Text<30, 1>(phone)});
  const std::string message =
      stage_.contexts.read(nobody, [](ReadContext& context) { return store::last_text(context.db); });
  const std::string code(json::parse_own(message).at("parameters").at("code").as_string());
  ErrandContext proving(stage_.contexts, nobody, {});
  visitors::prove(proving, {Text<30, 1>(phone), Text<12, 1>(code)});
  const std::string& cookie = proving.cookies().at(0);
  const auto from = cookie.find('=') + 1;
  visitors::Visits visits(stage_.contexts, stage_.demo.centre.id);
  std::promise<std::shared_ptr<const Actor>> found;
  visits.find(cookie.substr(from, cookie.find(';') - from),
              [&](auto session, std::exception_ptr) { found.set_value(session ? session->actor : nullptr); });
  auto actor = found.get_future().get();
  CHECK_PROMISE(actor != nullptr, "who has proved a phone has a session");
  return actor;
}

std::unique_ptr<http::Upload> Citizens::scan(const std::string& material) {
  const std::string path = files::arriving_folder() + "/simulated-" + std::to_string(++scans_) + ".part";
  const std::string bytes = page(material);
  std::ofstream(path, std::ios::binary) << bytes;
  return std::make_unique<http::Upload>(path, bytes.size(), "application/pdf");
}

void Citizens::hand_in(const Actor& filer, applications::ApplicationId id, const std::string& material) {
  ErrandContext errand(stage_.contexts, filer, {});
  applications::attach(errand, id, {.material = Text<20, 1>(material), .name = "扫描件.pdf"}, *scan(material));
  ++stage_.report.acts;
}

LifePtr Citizens::apply(const catalogue::ItemView& item, const cases::Applicant& applicant, const Staff* clerk) {
  auto life = std::make_shared<Life>();
  life->item = &item;
  life->clerk = clerk;
  life->phone = applicant.phone;
  life->filer = proved(life->phone);
  const Actor& filer = *life->filer;
  applications::ApplicationView draft;
  if (!stage_.act(filer, [&](WriteContext& c) { draft = applications::begin(c, {item.id}); })) return nullptr;
  stage_.count("online_drafts");
  if (random_.chance(10)) {
    if (random_.chance(50)) stage_.act(filer, [&](WriteContext& c) { applications::discard(c, draft.id); });
    return nullptr;
  }
  applications::Form form{.kind = applicant.kind,
                          .name = Text<80>(applicant.name),
                          .paper = applicant.paper,
                          .paper_number = Text<40>(applicant.paper_number),
                          .phone = applicant.phone};
  for (const auto& material : item.content.materials)
    if (material.necessity == catalogue::Necessity::required) hand_in(filer, draft.id, material.code);
    else if (material.necessity == catalogue::Necessity::conditional) form.not_needed.emplace_back(material.code);
  applications::Filed filed;
  const bool done = stage_.act(filer, [&](WriteContext& c) {
    const auto filled = applications::fill(c, draft.id, {.version = draft.version, .form = form});
    filed = applications::file(c, draft.id, {.version = filled.version, .truthful = true});
  });
  if (!done) return nullptr;
  stage_.count("online_cases");
  life->now.id = filed.id;
  stage_.look(*life);
  life->code = life->now.query_code;
  return life;
}

bool Citizens::correct(Life& life) {
  life.filer = proved(life.phone);  // another day, another visit
  cases::MyCaseView mine = stage_.contexts.read(
      *life.filer, [&](ReadContext& context) { return applications::my_case(context, life.now.id); });
  try {
    for (const auto& asked : mine.asked) {
      ErrandContext errand(stage_.contexts, *life.filer, {});
      applications::attach_to_case(errand, life.now.id, {.material = Text<20, 1>(asked.code), .name = "补正.pdf"},
                                   *scan(asked.code + " CORRECTED " + std::to_string(scans_)));
    }
  } catch (const Refusal& refusal) {
    ++stage_.report.refusals[refusal.code];
    return false;
  }
  const bool done = stage_.act(*life.filer, [&](WriteContext& c) {
    applications::correct(c, life.now.id, {.version = mine.version, .note = ""});
  });
  if (done) stage_.count("online_corrections");
  stage_.look(life);
  return done;
}

bool Citizens::withdraw(Life& life) {
  life.filer = proved(life.phone);
  stage_.look(life);
  cases::Withdrawal withdrawal{.version = life.now.version, .reason = "暂不办理，以后再申请"};
  const bool done =
      stage_.act(*life.filer, [&](WriteContext& c) { applications::withdraw(c, life.now.id, withdrawal); });
  if (done) stage_.count("online_withdrawals");
  stage_.look(life);
  return done;
}

}  // namespace onewindow::simulation
