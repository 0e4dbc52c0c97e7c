#include <gtest/gtest.h>

#include "support.h"

namespace voronka {
namespace {

// What the reader is told when such a field is added to the deals.
std::string told(const std::string& field, Language language = Language::en) {
    const std::string text = "extends: deals\nfields:\n  - {" + field + "}\n";
    const Source source{"DIR/modules/own.yaml", text};
    const auto schema = Schema::built_in({&source, 1});
    return schema ? "" : tests::sentence(schema.error(), language);
}

// The same for a whole file.
std::string told_of_file(std::string_view text) {
    const Source source{"own.yaml", text};
    const auto schema = Schema::built_in({&source, 1});
    return schema ? "" : tests::sentence(schema.error());
}

const std::string label = "label: {en: Berth, ru: Причал}";
const std::string module_start =
    "key: ships\nlabel: {en: Ship, ru: Судно}\nlabels: {en: Ships, ru: Суда}\n"
    "fields: [{key: name, label: {en: Name, ru: Имя}}]\n";

TEST(Mistakes, AnUnknownAttributeIsToldWithTheNearest) {
    EXPECT_EQ(told("key: x_berth, requird: true, " + label),
              "own.yaml: x_berth: there is no «requird». Did you mean «required»?");
    EXPECT_EQ(told("key: x_berth, requird: true, " + label, Language::ru),
              "own.yaml: x_berth: «requird» не бывает. Вы имели в виду «required»?");
}

TEST(Mistakes, AnUnknownTypeIsToldWithTheNearest) {
    EXPECT_EQ(told("key: x_berth, type: txt, " + label), "own.yaml: x_berth.type: there is no «txt». Did you mean «text»?");
}

TEST(Mistakes, TheLabelIsNeededInBothLanguages) {
    EXPECT_EQ(told("key: x_berth"), "own.yaml: x_berth: «label» is missing.");
    EXPECT_EQ(told("key: x_berth, label: {en: Berth}"), "own.yaml: x_berth.label: «ru» is missing.");
}

TEST(Mistakes, AKeyStandsOnce) {
    EXPECT_EQ(told("key: x_berth, " + label + "}\n  - {key: x_berth, " + label),
              "own.yaml: module: «x_berth» stands there twice. Remove or rename one.");
    EXPECT_EQ(told("key: x_berth, max_length: 5, max_length: 6, " + label),
              "own.yaml: x_berth: «max_length» stands there twice. Remove or rename one.");
}

TEST(Mistakes, AKeyIsTheNameOfAColumn) {
    for (const char* key : {"x_Berth", "\"x_a b\"", "\"x_\\\"; drop table deals\"", "x_причал", "x__berth"})
        EXPECT_NE(told("key: " + std::string(key) + ", " + label).find("cannot be a key"), std::string::npos) << key;
    EXPECT_NE(told("key: x_" + std::string(60, 'a') + ", " + label).find("cannot be a key"), std::string::npos);
}

TEST(Mistakes, AnAddedFieldBeginsWithX) {
    EXPECT_EQ(told("key: berth, " + label), "own.yaml: «berth»: the key of an added field begins with x_. Write «x_berth».");
}

TEST(Mistakes, AReferenceLeadsToAModule) {
    EXPECT_EQ(told("key: x_port, type: reference, references: [organisations], " + label),
              "deal.yaml, own.yaml: x_port.references: there is no «organisations». Did you mean «organizations»?");
    EXPECT_EQ(told("key: x_port, type: reference, " + label), "own.yaml: x_port: «references» is missing.");
}

TEST(Mistakes, ChoicesBelongToChoices) {
    EXPECT_EQ(told("key: x_port, type: choice, " + label), "own.yaml: x_port: «choices» is missing.");
    EXPECT_EQ(told("key: x_port, choices: [{key: a, label: {en: A, ru: А}}], " + label),
              "own.yaml: x_port: «choices» does not go with this type.");
    EXPECT_EQ(told("key: x_port, type: choice, choices: [{key: a, color: goood, label: {en: A, ru: А}}], " + label),
              "own.yaml: x_port.choices.a: there is no «goood». Did you mean «good»?");
}

TEST(Mistakes, NumbersAreNumbers) {
    EXPECT_EQ(told("key: x_n, type: integer, min: few, " + label), "own.yaml: x_n.min: «few» does not fit here. Expected: 100.");
    EXPECT_EQ(told("key: x_n, type: integer, min: 5, max: 3, " + label),
              "own.yaml: x_n.max: «3» does not fit here. Expected: >= 5.");
    EXPECT_EQ(told("key: x_n, max_length: -1, " + label), "own.yaml: x_n.max_length: «-1» does not fit here. Expected: 250.");
    EXPECT_EQ(told("key: x_n, type: date, max_length: 10, " + label), "own.yaml: x_n: «max_length» does not go with this type.");
    EXPECT_EQ(told("key: x_n, required: yes, " + label),
              "own.yaml: x_n.required: «yes» does not fit here. Expected: true, false.");
}

TEST(Mistakes, ADefaultValueAndAPatternMustHold) {
    EXPECT_NE(told("key: x_n, type: integer, default: many, " + label).find("x_n.default: «many»"), std::string::npos);
    EXPECT_NE(told("key: x_n, pattern: \"[a\", " + label).find("x_n.pattern: «[a»"), std::string::npos);
    EXPECT_NE(told("key: x_n, type: email, first_of: x_all, " + label).find("«x_all»"), std::string::npos);
}

TEST(Mistakes, SectionsAndListsNameFieldsThatAreThere) {
    EXPECT_EQ(told_of_file(module_start + "list: [nmae]\n"), "own.yaml: list: there is no «nmae». Did you mean «name»?");
    EXPECT_EQ(told_of_file(module_start + "sections: [{key: main, label: {en: M, ru: М}, fields: [nam]}]\n"),
              "own.yaml: sections.main.fields: there is no «nam». Did you mean «name»?");
    EXPECT_EQ(told_of_file(module_start + "title_mode: jion\n"),
              "own.yaml: title_mode: there is no «jion». Did you mean «join»?");
}

TEST(Mistakes, AFileMustBeAModule) {
    EXPECT_EQ(told_of_file("- a\n- b\n"), "own.yaml: module: «» does not fit here. Expected: key: value.");
    EXPECT_EQ(told_of_file(""), "own.yaml: module: «» does not fit here. Expected: key: value.");
    EXPECT_EQ(told_of_file("extends: deal\nfields: []\n"), "own.yaml: extends: there is no «deal». Did you mean «deals»?");
    EXPECT_EQ(told_of_file("key: deals\nlabel: {en: D, ru: Д}\nlabels: {en: D, ru: Д}\n"),
              "own.yaml: module: «deals» stands there twice. Remove or rename one.");
    EXPECT_NE(told_of_file("key: {a: [}\n").find("own.yaml: the YAML cannot be read"), std::string::npos);
    EXPECT_NE(told_of_file("key: ships\nlabel: {en: D, ru: Д}\nlabels: {en: D, ru: Д}\nfields: 5\n"), "");
    EXPECT_NE(told_of_file("extends: sessions\nfields: []\n"), "");
}

}  // namespace
}  // namespace voronka
