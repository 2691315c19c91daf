#include "app/assets.h"

#include "app/embedded.h"
#include "base/digest.h"

namespace onewindow::app {

namespace {

std::string content_type(std::string_view path) {
  static const std::map<std::string, std::string, std::less<>> types = {
      {"html", "text/html; charset=utf-8"},
      {"js", "text/javascript; charset=utf-8"},
      {"css", "text/css; charset=utf-8"},
      {"svg", "image/svg+xml"},
      {"png", "image/png"},
      {"ico", "image/x-icon"},
      {"woff2", "font/woff2"},
      {"json", "application/json"},
      {"txt", "text/plain; charset=utf-8"},
      {"webmanifest", "application/manifest+json"},
  };
  const auto it = types.find(path.substr(path.rfind('.') + 1));
  return it == types.end() ? "application/octet-stream" : it->second;
}

}  // namespace

std::vector<http::Asset> web_assets() {
  std::vector<http::Asset> assets;
  constexpr std::string_view prefix = "web/";
  for (const auto& file : embedded_files()) {
    if (!file.path.starts_with(prefix)) continue;
    http::Asset asset;
    asset.path = "/" + std::string(file.path.substr(prefix.size()));
    asset.content_type = content_type(asset.path);
    asset.gzip = std::string(file.bytes);
    asset.etag = "\"" + digest::sm3(file.bytes).substr(0, 16) + "\"";
    asset.immutable = asset.path.starts_with("/assets/");  // their names carry a hash of what they hold
    assets.push_back(std::move(asset));
  }
  return assets;
}

}  // namespace onewindow::app
