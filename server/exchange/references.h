#pragma once
#include <map>
#include <string>
#include <unordered_map>

#include "exchange/importer.h"
#include "exchange/names_there.h"

namespace voronka::exchange {

/// Finds the records that names in a file mean, and counts those that mean nobody.
class References {
  public:
    References(const Mapping& mapping, const records::Environment& environment) : mapping_(mapping), environment_(environment) {}

    /// The id that a name stands for; 0: leave it empty. Organizations, contacts and teams that are not there are made, since a
    /// file of deals is often the first that brings them; other names are reported and left out.
    Result<Id> resolve(records::Unit&, const std::string& field, const Module& target, const std::string& name);
    using Mark = std::size_t;
    Mark mark() const { return made_.size(); }
    /// What was made since the mark was rolled back and is not there.
    void forget_made(Mark since = 0);
    /// The batch was rolled back and comes again: what it made and what it reported is forgotten.
    void take_back();
    /// The batch is on disk.
    void keep_made();
    std::vector<MissingReference> missing() const;

  private:
    Result<Id> look_up(records::Unit&, const Module&, const std::string& name, const std::string& key);
    Result<Id> make(records::Unit&, const Module&, const std::string& name);
    Result<void> report(records::Unit&, const std::string& field, const Module&, const std::string& name);
    using Titles = std::vector<std::pair<Id, std::string>>;
    Result<Titles> titles(records::Unit&, const Module&);
    Result<void> suggest(records::Unit&, const Module&, MissingReference&);

    const Mapping& mapping_;
    const records::Environment& environment_;
    NamesThere names_there_;
    std::unordered_map<std::string, Id> known_;  // module, name → id; 0: looked for in vain
    std::vector<std::string> made_;              // keys of `known_` that this batch made
    std::map<std::pair<std::string, std::string>, MissingReference> missing_;
    std::map<const Module*, Titles> titles_;   // of the records that a missing name could mean, as the first one found them
    std::vector<MissingReference*> reported_;  // by this batch, once for each row
};

}  // namespace voronka::exchange
